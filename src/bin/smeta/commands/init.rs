//! `smeta init`.

use smeta::app::upkeep::init;
use smeta::wording::{Upkeep, studio_file};

use super::{Setting, upkeep};
use crate::args::InitArgs;
use crate::failure::{Exit, Failure};

/// Makes the folder of a new studio.
pub fn run(args: &InitArgs, setting: &Setting) -> Result<Exit, Failure> {
    let lang = setting.spoken();
    let done = init::run(&args.dir, studio_file::settings(lang, args.empty), args.dry_run)
        .map_err(|error| Failure::upkeep(&error, lang, setting.columns))?;
    let folder = args.dir.display().to_string();
    upkeep::report(&done, vec![Upkeep::Begun(&folder), Upkeep::BegunNext(args.empty)], setting, lang)
}
