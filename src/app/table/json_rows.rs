//! Rows of JSON lines: one object on each.

use std::io::{self, BufRead, BufReader, Read};
use std::sync::Arc;

use serde_json::{Map, Value};

use super::LONGEST_ROW;
use super::encoding::Decoder;
use crate::domain::table::{Cell, Flaw, FlawKind, Head, Row};

/// Reads them.
pub struct JsonRows<R> {
    input: BufReader<R>,
    decoder: Decoder,
    line: u64,
    /// The keys of the last object: most have the same.
    head: Arc<Head>,
}

impl<R: Read> JsonRows<R> {
    /// Reads a text.
    pub fn new(input: R, decoder: Decoder) -> Self {
        JsonRows { input: BufReader::with_capacity(64 * 1024, input), decoder, line: 0, head: Arc::default() }
    }

    /// The next row, empty lines left out.
    ///
    /// # Errors
    ///
    /// When the source breaks off.
    pub fn next_row(&mut self) -> io::Result<Option<Row>> {
        let mut bytes = Vec::new();
        loop {
            bytes.clear();
            let read = self.input.by_ref().take(LONGEST_ROW as u64).read_until(b'\n', &mut bytes)?;
            if read == 0 {
                return Ok(None);
            }
            self.line += 1;
            if read == LONGEST_ROW && bytes.last() != Some(&b'\n') {
                self.input.skip_until(b'\n')?;
                return Ok(Some(self.flawed(FlawKind::TooLong(LONGEST_ROW), 1)));
            }
            if !bytes.trim_ascii().is_empty() {
                break;
            }
        }
        let (text, wrong) = self.decoder.text(&bytes);
        let text = text.trim_end();
        if wrong {
            return Ok(Some(self.flawed(FlawKind::NotText, 1)));
        }
        Ok(Some(match serde_json::from_str::<Map<String, Value>>(text) {
            Ok(object) => self.row(object),
            Err(error) => self.flawed(FlawKind::NotJson, error.column().max(1)),
        }))
    }

    fn row(&mut self, object: Map<String, Value>) -> Row {
        if !object.keys().eq(&self.head.names) {
            self.head = Arc::new(Head { names: object.keys().cloned().collect() });
        }
        let zero = object.values().position(|value| value.as_str().is_some_and(|text| text.contains('\0')));
        let flaw = zero.map(|at| Flaw { column: at + 1, kind: FlawKind::ZeroByte });
        let cells = object.into_iter().map(|(_, value)| Cell::Json(value)).collect();
        Row { line: self.line, number: self.line, head: Arc::clone(&self.head), cells, flaw }
    }

    fn flawed(&self, kind: FlawKind, column: usize) -> Row {
        Row {
            line: self.line,
            number: self.line,
            head: Arc::clone(&self.head),
            cells: Vec::new(),
            flaw: Some(Flaw { column, kind }),
        }
    }
}
