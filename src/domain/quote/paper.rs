//! What a quote is written out as, for whoever is not on the phone.

/// A kind of document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// The offer that a client reads, prints and signs.
    Proposal,
    /// Open questions and needed accesses, to the client.
    Letter,
    /// A few lines for a messenger, to the client.
    Chat,
    /// What a specialist needs to look at a task: words, what is known, what is like it, what to ask.
    Brief,
    /// What is handed over to whoever does the work.
    Spec,
}

impl Paper {
    /// Every kind.
    pub const ALL: [Paper; 5] = [Paper::Proposal, Paper::Letter, Paper::Chat, Paper::Brief, Paper::Spec];

    /// The name in flags, in the names of templates and in JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Paper::Proposal => "proposal",
            Paper::Letter => "letter",
            Paper::Chat => "chat",
            Paper::Brief => "brief",
            Paper::Spec => "spec",
        }
    }

    /// Whether it goes to the client; then it holds no hours and nothing else from inside.
    #[must_use]
    pub fn is_for_client(self) -> bool {
        matches!(self, Paper::Proposal | Paper::Letter | Paper::Chat)
    }
}
