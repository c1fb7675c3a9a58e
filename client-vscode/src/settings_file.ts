/** What a new saidby.toml starts with; nothing in it holds until it is uncommented. */

export const SETTINGS_FILE = `# What saidby is to know of these drafts. All settings:
# \`saidby config\` lists them with their values.

# ignore = ["SB204"]

# [[speakers]]
# name = "Ruth Okello"
# aliases = ["Captain Okello"]
# pronouns = "she"
# role = "captain"
`;
