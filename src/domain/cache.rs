//! Work that is done once: a bounded memory for many threads.
//!
//! Two generations stand in for a list by last use: what is asked for is kept young, and when the young are full, the old
//! are forgotten. What is kept is the same whoever computes it, so a race costs time and nothing else.

use std::borrow::Borrow;
use std::collections::HashMap;
use std::hash::{BuildHasher, Hash, RandomState};
use std::mem;
use std::sync::{Mutex, PoisonError};

/// So many parts of it can be used at once.
const PARTS: usize = 16;

/// A memory for values that are cheap to copy.
#[derive(Debug)]
pub struct Cache<K, V> {
    parts: Vec<Mutex<Part<K, V>>>,
    hasher: RandomState,
    /// So many values make a generation of a part.
    most: usize,
}

#[derive(Debug)]
struct Part<K, V> {
    young: HashMap<K, V>,
    old: HashMap<K, V>,
}

impl<K: Hash + Eq, V: Clone> Cache<K, V> {
    /// A memory for about so many values, at most twice as many.
    #[must_use]
    pub fn new(values: usize) -> Cache<K, V> {
        let part = || Mutex::new(Part { young: HashMap::new(), old: HashMap::new() });
        Cache {
            parts: (0..PARTS).map(|_| part()).collect(),
            hasher: RandomState::new(),
            most: values.div_ceil(PARTS).max(1),
        }
    }

    /// The value of a key, computed if it is not known.
    pub fn get<Q>(&self, key: &Q, compute: impl FnOnce() -> V) -> V
    where
        K: Borrow<Q>,
        Q: Hash + Eq + ToOwned<Owned = K> + ?Sized,
    {
        let place = &self.parts[self.hasher.hash_one(key) as usize % PARTS];
        let lock = || place.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = lock().find(key, self.most) {
            return known;
        }
        let value = compute();
        lock().put(key.to_owned(), value.clone(), self.most);
        value
    }
}

impl<K: Hash + Eq, V: Clone> Default for Cache<K, V> {
    /// A memory for some thousand values.
    fn default() -> Self {
        Cache::new(4096)
    }
}

impl<K: Hash + Eq, V: Clone> Part<K, V> {
    fn find<Q>(&mut self, key: &Q, most: usize) -> Option<V>
    where
        K: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        if let Some(known) = self.young.get(key) {
            return Some(known.clone());
        }
        let (key, value) = self.old.remove_entry(key)?;
        self.put(key, value.clone(), most);
        Some(value)
    }

    fn put(&mut self, key: K, value: V, most: usize) {
        if self.young.len() >= most {
            self.old = mem::take(&mut self.young);
        }
        self.young.insert(key, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_stays_and_the_rest_is_forgotten() {
        let cache: Cache<u32, u32> = Cache::new(16 * 8);
        let ask = |key, computed: &mut u32| {
            cache.get(&key, || {
                *computed += 1;
                key
            })
        };
        let mut computed = 0;
        for other in 0..10_000 {
            assert_eq!(ask(7, &mut computed), 7);
            ask(1_000_000 + other, &mut computed);
        }
        assert!(computed < 10_010, "{computed}");
        let kept: usize =
            cache.parts.iter().map(|part| part.lock().map_or(0, |part| part.young.len() + part.old.len())).sum();
        assert!(kept <= 2 * 16 * 8, "{kept}");
    }
}
