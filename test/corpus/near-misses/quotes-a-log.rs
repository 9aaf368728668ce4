//! Reads access logs of several servers.

use std::str::FromStr;

#[derive(Debug, PartialEq)]
pub struct Line {
    pub status: u16,
}

impl FromStr for Line {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let status = text.split(' ').rev().nth(3).ok_or("short")?;
        status.parse().map(|status| Line { status }).map_err(|_| "no number".to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const IIS: &str = "2024-05-14 09:12:33 10.0.0.1 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=x 443 - 10.0.0.9 agent - 500 0 0 31";
    const EVENT: &str = "
Log Name:      Application
Source:        Microsoft-Windows-NetworkDeviceEnrollmentService
Date:          5/14/2024 9:12:33 AM
Event ID:      29
Level:         Error
Description:
The password in the certificate request cannot be verified.
";

    #[test]
    fn reads_iis() {
        assert_eq!(IIS.parse::<Line>(), Ok(Line { status: 500 }));
        assert!(EVENT.contains("29"));
    }
}
