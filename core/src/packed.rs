//! A list of the table whose entries are unpacked one by one, when they are first looked at.

use std::fmt::{Debug, Formatter, Result as Written};
use std::ops::{Deref, Index, IndexMut, Range};
use std::sync::OnceLock;

use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A list that the build has packed, or one that was made while the program runs.
#[derive(Clone)]
pub struct Packed<T> {
    /// Where each packed entry ends, four bytes each.
    ends: &'static [u8],
    /// The packed entries, which stay where they are.
    bytes: &'static [u8],
    /// What was unpacked of them or added.
    entries: Vec<OnceLock<Box<T>>>,
}

impl<T> Packed<T> {
    /// Number of entries.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Adds an entry at the end.
    pub fn push(&mut self, entry: T) {
        self.entries.push(Box::new(entry).into());
    }

    /// A packed entry.
    fn packed(&self, at: usize) -> &'static [u8] {
        let (ends, _) = self.ends.as_chunks();
        let end = |at: usize| u32::from_le_bytes(ends[at]) as usize;
        &self.bytes[at.checked_sub(1).map_or(0, end)..end(at)]
    }
}

impl<T: Deserialize<'static>> Packed<T> {
    /// The entry at a position, if there is one.
    pub fn get(&self, at: usize) -> Option<&T> {
        (at < self.len()).then(|| &self[at])
    }

    /// The first entry, if there is one.
    pub fn first(&self) -> Option<&T> {
        self.get(0)
    }

    /// How many entries from the first on pass, where all that pass stand before those that do not.
    pub fn partition_point(&self, passes: impl Fn(&T) -> bool) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            if passes(&self[middle]) { low = middle + 1 } else { high = middle }
        }
        low
    }

    /// Every entry in order.
    pub fn iter(&self) -> Entries<'_, T> {
        Entries { list: self, left: 0..self.len() }
    }

    /// Every entry in order, for a look at all of them: what is unpacked for that is not kept.
    pub fn passing(&self) -> impl Iterator<Item = Passing<'_, T>> {
        let entries = self.entries.iter().enumerate();
        entries.map(|(at, entry)| match entry.get() {
            Some(kept) => Passing::Kept(&**kept),
            None => Passing::Lent(Box::new(self.unpacked(at))),
        })
    }

    #[cold]
    fn unpacked(&self, at: usize) -> T {
        postcard::from_bytes(self.packed(at)).expect("what was packed can be unpacked")
    }
}

impl<T: Deserialize<'static>> Index<usize> for Packed<T> {
    type Output = T;

    #[inline]
    fn index(&self, at: usize) -> &T {
        let entry = &self.entries[at];
        entry.get().unwrap_or_else(|| entry.get_or_init(|| Box::new(self.unpacked(at))))
    }
}

impl<T: Deserialize<'static>> IndexMut<usize> for Packed<T> {
    fn index_mut(&mut self, at: usize) -> &mut T {
        self.get(at);
        self.entries[at].get_mut().expect("it was unpacked above")
    }
}

/// An entry that is looked at in passing.
pub enum Passing<'a, T> {
    /// It was unpacked before.
    Kept(&'a T),
    /// It was unpacked for this look.
    Lent(Box<T>),
}

impl<T> Deref for Passing<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        match self {
            Self::Kept(entry) => entry,
            Self::Lent(entry) => entry,
        }
    }
}

/// The entries that are left to look at.
pub struct Entries<'a, T> {
    list: &'a Packed<T>,
    left: Range<usize>,
}

impl<T> Clone for Entries<'_, T> {
    fn clone(&self) -> Self {
        Self { list: self.list, left: self.left.clone() }
    }
}

impl<'a, T: Deserialize<'static>> Iterator for Entries<'a, T> {
    type Item = &'a T;

    fn next(&mut self) -> Option<&'a T> {
        self.left.next().map(|at| &self.list[at])
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.left.size_hint()
    }
}

impl<T: Deserialize<'static>> DoubleEndedIterator for Entries<'_, T> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.left.next_back().map(|at| &self.list[at])
    }
}

impl<T: Deserialize<'static>> ExactSizeIterator for Entries<'_, T> {}

impl<'a, T: Deserialize<'static>> IntoIterator for &'a Packed<T> {
    type Item = &'a T;
    type IntoIter = Entries<'a, T>;

    fn into_iter(self) -> Entries<'a, T> {
        self.iter()
    }
}

impl<T> FromIterator<T> for Packed<T> {
    fn from_iter<I: IntoIterator<Item = T>>(entries: I) -> Self {
        let mut list = Self::default();
        entries.into_iter().for_each(|entry| list.push(entry));
        list
    }
}

impl<T> From<Vec<T>> for Packed<T> {
    fn from(entries: Vec<T>) -> Self {
        entries.into_iter().collect()
    }
}

impl<T> Default for Packed<T> {
    fn default() -> Self {
        Self { ends: &[], bytes: &[], entries: Vec::new() }
    }
}

impl<T: Deserialize<'static> + Debug> Debug for Packed<T> {
    fn fmt(&self, out: &mut Formatter) -> Written {
        out.debug_list().entries(self).finish()
    }
}

impl<T: Deserialize<'static> + PartialEq> PartialEq for Packed<T> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other)
    }
}

impl<T: Deserialize<'static> + Serialize> Serialize for Packed<T> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        let (mut ends, mut bytes) = (Vec::new(), Vec::new());
        for entry in self {
            bytes.extend(postcard::to_stdvec(entry).map_err(S::Error::custom)?);
            let end = u32::try_from(bytes.len()).map_err(S::Error::custom)?;
            ends.extend(end.to_le_bytes());
        }
        (ends, bytes).serialize(out)
    }
}

/// The bytes are those that the program carries.
impl<'de: 'static, T> Deserialize<'de> for Packed<T> {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        let (ends, bytes): (&[u8], &[u8]) = Deserialize::deserialize(input)?;
        let entries = ends.as_chunks::<4>().0.iter().map(|_| OnceLock::new()).collect();
        Ok(Self { ends, bytes, entries })
    }
}

#[cfg(test)]
mod tests {
    use super::Packed;

    #[test]
    fn what_is_looked_at_in_passing_is_not_kept() {
        let list: Packed<u16> = (300..340).collect();
        let bytes: &'static [u8] = postcard::to_stdvec(&list).expect("numbers").leak();
        let packed: Packed<u16> = postcard::from_bytes(bytes).expect("what was packed");
        let kept = |packed: &Packed<u16>| packed.entries.iter().filter_map(|it| it.get()).count();
        assert_eq!((packed[3], kept(&packed)), (303, 1));
        assert!(packed.passing().map(|entry| *entry).eq(300..340));
        assert_eq!(kept(&packed), 1);
    }
}
