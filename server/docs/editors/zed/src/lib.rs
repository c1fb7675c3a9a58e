//! Starts `saidby server` from the PATH of the worktree.

use zed_extension_api::settings::LspSettings;
use zed_extension_api::{self as zed, serde_json, LanguageServerId, Result};

struct Saidby;

impl zed::Extension for Saidby {
    fn new() -> Self {
        Saidby
    }

    fn language_server_command(
        &mut self,
        _language_server_id: &LanguageServerId,
        worktree: &zed::Worktree,
    ) -> Result<zed::Command> {
        let command = worktree
            .which("saidby")
            .ok_or_else(|| "saidby is not on the PATH: pip install saidby".to_string())?;
        Ok(zed::Command {
            command,
            args: vec!["server".to_string()],
            env: worktree.shell_env(),
        })
    }

    fn language_server_workspace_configuration(
        &mut self,
        _language_server_id: &LanguageServerId,
        worktree: &zed::Worktree,
    ) -> Result<Option<serde_json::Value>> {
        Ok(LspSettings::for_worktree("saidby", worktree)?.settings)
    }
}

zed::register_extension!(Saidby);
