use std::collections::HashMap;

fn sentences() -> HashMap<u16, &'static str> {
    let mut known = HashMap::new();
    known.insert(32, "SCEP: Certificate enroll failed. Result: (%1).");
    known.insert(2, "The Network Device Enrollment Service cannot be started (%1).  %2");
    known
}

pub fn id_of(message: &str) -> Option<u16> {
    sentences().into_iter().find(|(_, words)| message.starts_with(words)).map(|(id, _)| id)
}

mod tests {
    use super::*;
}
