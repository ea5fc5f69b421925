//! The version of data, whose numbers have an order: `2027.1` comes after `2026.11.21`.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Numbers with dots between them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Version(Vec<u32>);

impl TryFrom<String> for Version {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let number = |part: &str| {
            let plain =
                (1..=9).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
            plain.then(|| part.parse().ok()).flatten()
        };
        let numbers: Option<Vec<u32>> = text.split('.').map(number).collect();
        let whole = numbers.filter(|numbers| text.len() <= 20 && numbers.len() <= 4);
        whole.map(Self).ok_or("版本是用点隔开的数字，例如 2027.1")
    }
}

impl From<Version> for String {
    fn from(version: Version) -> Self {
        version.to_string()
    }
}

impl fmt::Display for Version {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let numbers: Vec<String> = self.0.iter().map(u32::to_string).collect();
        out.write_str(&numbers.join("."))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(text: &str) -> Option<Version> {
        Version::try_from(text.to_owned()).ok()
    }

    #[test]
    fn numbers_are_compared_as_numbers() {
        assert!(version("2026.11.21") < version("2027.1"));
        assert!(version("2027.9") < version("2027.10"));
        assert!(version("2027.1") < version("2027.1.1"));
    }

    #[test]
    fn anything_else_is_no_version() {
        for text in ["", "1.", ".1", "v1", "1-2", "1.2.3.4.5", "9999999999", "１"] {
            assert_eq!(version(text), None, "{text}");
        }
    }
}
