//! A part of the table that is unpacked when it is first looked at.

use std::fmt::{Debug, Formatter, Result as Written};
use std::ops::{Deref, DerefMut};
use std::slice::Iter;
use std::sync::OnceLock;

use serde::de::{DeserializeOwned, Visitor};
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A part as it was packed, until somebody looks at it.
#[derive(Clone)]
pub struct Lazy<T> {
    packed: &'static [u8],
    value: OnceLock<T>,
}

impl<T: DeserializeOwned> Lazy<T> {
    fn value(&self) -> &T {
        self.value.get_or_init(|| {
            postcard::from_bytes(self.packed).expect("what was packed can be unpacked")
        })
    }
}

impl<T> From<T> for Lazy<T> {
    fn from(value: T) -> Self {
        Self { packed: &[], value: value.into() }
    }
}

impl<T: DeserializeOwned> Deref for Lazy<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.value()
    }
}

impl<T: DeserializeOwned> DerefMut for Lazy<T> {
    fn deref_mut(&mut self) -> &mut T {
        self.value();
        self.value.get_mut().expect("it was unpacked above")
    }
}

impl<'a, T: DeserializeOwned> IntoIterator for &'a Lazy<Vec<T>> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<T: DeserializeOwned + Debug> Debug for Lazy<T> {
    fn fmt(&self, out: &mut Formatter) -> Written {
        self.value().fmt(out)
    }
}

impl<T: DeserializeOwned + PartialEq> PartialEq for Lazy<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value() == other.value()
    }
}

impl<T: DeserializeOwned + Serialize> Serialize for Lazy<T> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        let packed = postcard::to_stdvec(self.value()).map_err(S::Error::custom)?;
        out.serialize_bytes(&packed)
    }
}

/// The bytes are those that the program carries; they stay where they are.
impl<'de: 'static, T> Deserialize<'de> for Lazy<T> {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        let packed = input.deserialize_bytes(Packed)?;
        Ok(Self { packed, value: OnceLock::new() })
    }
}

struct Packed;

impl<'de: 'static> Visitor<'de> for Packed {
    type Value = &'static [u8];

    fn expecting(&self, out: &mut Formatter) -> Written {
        out.write_str("packed bytes")
    }

    fn visit_borrowed_bytes<E>(self, bytes: &'de [u8]) -> Result<Self::Value, E> {
        Ok(bytes)
    }
}
