//! `smeta init`.

use smeta::app::upkeep::init;
use smeta::text::clean::without_controls;
use smeta::wording::{Upkeep, studio_file};

use super::{Setting, upkeep};
use crate::args::InitArgs;
use crate::failure::{Exit, Failure};

/// Makes the folder of a new studio.
pub fn run(args: &InitArgs, setting: &Setting) -> Result<Exit, Failure> {
    let lang = setting.spoken();
    let whole = std::path::absolute(&args.dir).unwrap_or_else(|_| args.dir.clone());
    // Until somebody writes a better one, the studio is called as its folder is.
    let name = whole.file_name().map_or_else(|| "smeta".into(), |name| name.to_string_lossy());
    let settings = studio_file::settings(lang, &without_controls(&name), args.empty);
    let done =
        init::run(&args.dir, settings, args.dry_run).map_err(|error| Failure::upkeep(&error, lang, setting.columns))?;
    let folder = args.dir.display().to_string();
    upkeep::report(&done, vec![Upkeep::Begun(&folder), Upkeep::BegunNext(args.empty)], setting, lang)
}
