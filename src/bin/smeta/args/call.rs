//! What may be typed after `call`.

use clap::Args;

use super::RequestArgs;

#[derive(Debug, Args)]
pub struct CallArgs {
    #[command(flatten)]
    pub request: RequestArgs,
    #[arg(long)]
    pub client: Option<String>,
    #[arg(long)]
    pub again: Option<String>,
}
