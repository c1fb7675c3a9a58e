// The machines that a whole .vsix can be made for, by the names that VS Code has for its
// own builds, each with the tags of the wheels that run there, best first.

// What VS Code itself needs: glibc 2.28, and musl 1.2.
const GLIBC = [28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18, 17, 12, 5];
const linux = (machine) => [
  ...GLIBC.map((minor) => `manylinux_2_${minor}_${machine}`),
  ...["manylinux2014", "manylinux2010", "manylinux1"].map((name) => `${name}_${machine}`),
];
const musl = (machine) => [2, 1, 0].map((minor) => `musllinux_1_${minor}_${machine}`);

export const TAGS = {
  "linux-x64": linux("x86_64"),
  "linux-arm64": linux("aarch64"),
  "alpine-x64": musl("x86_64"),
  "alpine-arm64": musl("aarch64"),
  // pip adds those of older systems itself.
  "darwin-x64": ["macosx_12_0_x86_64"],
  "darwin-arm64": ["macosx_12_0_arm64"],
  "win32-x64": ["win_amd64"],
  "win32-arm64": ["win_arm64"],
};

// pip decides by the machine it runs on what else a machine needs.
const BESIDES = { win32: ["colorama"] };

/** What pip is told, to fetch all that a wheel of ours needs on a machine. */
export function downloading(target, python, wheel, into) {
  const tags = TAGS[target];
  if (!tags) throw new Error(`no such target: ${target}; there are ${Object.keys(TAGS).join(", ")}`);
  return [
    "-m", "pip", "download", "--quiet", "--only-binary", ":all:", "--implementation", "cp",
    "--python-version", python, ...tags.flatMap((tag) => ["--platform", tag]),
    "--dest", into, wheel, ...(BESIDES[target.split("-")[0]] ?? []),
  ];
}
