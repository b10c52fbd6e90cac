//! What finished jobs say: lessons, accuracy, imports; as text, JSON and pictures.

pub mod accuracy;
pub mod accuracy_picture;
pub mod history;
pub mod lesson;
