//! Quotes for web studios: from a client's words to typical tasks, an honest range, questions and pitfalls.
pub mod domain;
pub mod text;
