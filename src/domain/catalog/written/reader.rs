//! A file being read, and the list that its problems go to.

use std::cell::RefCell;
use std::ops::Range;
use std::sync::Arc;

use toml::de::DeTable;

use super::fields::Fields;
use crate::domain::catalog::problem::{Problem, ProblemKind};
use crate::domain::source::{Place, SourceFile};

/// One file being read, and the list its problems go to.
pub struct Reader<'a> {
    pub(super) file: &'a Arc<SourceFile>,
    pub(super) problems: &'a RefCell<Vec<Problem>>,
}

impl<'a> Reader<'a> {
    /// Begins to read a file.
    #[must_use]
    pub fn new(file: &'a Arc<SourceFile>, problems: &'a RefCell<Vec<Problem>>) -> Self {
        Reader { file, problems }
    }

    /// The whole file as a table, or `None` when its TOML is broken: each break is reported, and nothing is
    /// concluded from the rest, because a broken line often swallows its neighbours.
    #[must_use]
    pub fn document(&self) -> Option<Fields<'a>> {
        let (root, errors) = DeTable::parse_recoverable(&self.file.text);
        if errors.is_empty() {
            let span = 0..self.file.text.len().min(1);
            return Some(Fields {
                table: root.into_inner(),
                span,
                asked: Vec::new(),
                file: self.file,
                problems: self.problems,
            });
        }
        // An unclosed bracket produces a cascade; the first three are the ones that help.
        for error in errors.iter().take(3) {
            self.report(error.span().unwrap_or(0..0), ProblemKind::TomlSyntax { message: error.message().to_owned() });
        }
        None
    }

    /// How many problems are known so far: whether reading something has found any is told by the difference.
    #[must_use]
    pub fn n_problems(&self) -> usize {
        self.problems.borrow().len()
    }

    /// Reports a problem at a span of the file.
    pub fn report(&self, span: Range<usize>, kind: ProblemKind) {
        self.problems.borrow_mut().push(Problem { kind, place: Place { file: Arc::clone(self.file), span } });
    }
}
