/** A small PKCSReq that a signer with SHA-1 signed, made with a key of a moment; no device has sent it. Verified with openssl. */
export const WARM_UP_MESSAGE = [
  'MIIFXAYJKoZIhvcNAQcCoIIFTTCCBUkCAQExDTALBglghkgBZQMEAgEwgboGCSqGSIb3DQEHAaCBrASBqTCBpgYJKoZIhvcNAQcDoIGYMIGVAgEAMUIw',
  'QAIBADAaMBUxEzARBgNVBAMMCkNvbnRvc28gQ0ECAREwDQYJKoZIhvcNAQEBBQAEEPqSCFAksObAAYgrJRIFgAowTAYJKoZIhvcNAQcBMB0GCWCGSAFl',
  'AwQBAgQQbZ31Wm9FXLSUn6eci4fqrYAgiRd2HlUy5U4H9pOWZnnD64MZd2+3nd9Ql5DZBD4dyd2gggKdMIICmTCCAYGgAwIBAgIBATANBgkqhkiG9w0B',
  'AQUFADAQMQ4wDAYDVQQDDAVwaG9uZTAeFw0yNDAxMDEwMDAwMDBaFw0zNDAxMDEwMDAwMDBaMBAxDjAMBgNVBAMMBXBob25lMIIBIjANBgkqhkiG9w0B',
  'AQEFAAOCAQ8AMIIBCgKCAQEAtcYIO7fd66oNIb/V0Ib2roeCZ26SP7QLwFEwvyVaVNH2G+WKTgDJRPEmCkIDOvtbMLNtmMts/84I6BQOGiWZU/l2dM0d',
  'iV8CdcrQDyZn0yZcY2Qa4QEAtyOFSU2+5p/z845w890VLyLSFLWP2Mf1nX0JthqjuGsfvVrM/cX8mIvqfHM7u/d11p9yMRgOxN7TOGLJ0nbl5Nqcl8ON',
  'X1YzhK6BqTi/5b6MHDWWQz4rOetlHfcO4UqOSw0ffyL8+RZXAkzPzxpF5NIjvl4YjX9E2f2bAE13qMvE6HOoeQEpnNchwowdYl85gP/WgZbx+qPhjzyH',
  'nFfA2IAEeWy/Ip8aewIDAQABMA0GCSqGSIb3DQEBBQUAA4IBAQBIHYQ/DkxGqnJCI/f0sGPTZpcrz09aN3Qiq+Iko8puKtEU6/JjCqOlDsSFMCUwCcnF',
  'uz/kAJGyGKMS/HyHaZN+wbcoQFS4ccSec1Osa9HuX86hd7QQl14dpVhA36YG1+bOZfEX4JmRgKLxAtn3UL6G61VQxYPXr2T9ASUypxgvXlXhBiyvXOmo',
  'OphT5dA+XcSV5534h/roQZOwXQPdOYlzffWjSZrWW+/G0wwxfEbrfQ8IQR3eB7nx84Sk3R3RTlwc9UpZqjMn17NJKZAjgUwySKtHRqo9DW5Det10EzwY',
  'xIq/CpiUyKex0JepQDZUZbRgyP7higKQu1SzgBYhke9IMYIB1TCCAdECAQEwFTAQMQ4wDAYDVQQDDAVwaG9uZQIBATALBglghkgBZQMEAgGggZQwEQYK',
  'YIZIAYb4RQEJBzEDEwEyMBIGCmCGSAGG+EUBCQIxBBMCMTkwGAYJKoZIhvcNAQkDMQsGCSqGSIb3DQEHATAgBgpghkgBhvhFAQkFMRIEEERERERERERE',
  'REREREREREQwLwYJKoZIhvcNAQkEMSIEIAfT2mVca7ZXWdAjSk9saRua8IRfwk4TFkwuZr099YmyMA0GCSqGSIb3DQEBCwUABIIBACV8MPSc9hRVjhR3',
  '2lshoBJt8BYc6jgfBBIVpjJGJQFjjG2iW/Oza/7VMGORFSZBr900BR5mWGs+q063Ps5K37lSWUfsGOrMchBvPwZwkrfu41UEjkCDeDy7aYAGaZC06ieg',
  'R4d1xzvaRFmH6sd7XtmTeyNOYTGQySs2NT2zHvxFZTiuURBuWLXysvTh0mgWyTkbGSp4ZL9S91FAyhVtO8fcxUxLu0pHBVxrDHBGhSj3jLL9uKumoSb3',
  'f3kY384iE2IyXKCoHeQ18jqQkD6+f963easrRoy/ndYpvGdCU9QsYWNwShQt1qQCEOZrKw+hFzBm+Ql8n0Lr5ZrdKEwFu0c=',
].join('');

/** The log of a server to which a device sends that message. */
export const WARM_UP_LOG = [
  '#Fields: date time c-ip cs-method cs-uri-stem cs-uri-query sc-status sc-substatus sc-win32-status',
  '2024-05-01 08:15:01 10.40.87.9 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=ca 200 0 0',
  '2024-05-01 08:15:01 10.40.87.9 GET /certsrv/mscep/mscep.dll operation=GetCACaps&message=ca 200 0 0',
  `2024-05-01 08:15:02 10.40.87.9 GET /certsrv/mscep/mscep.dll operation=PKIOperation&message=${encodeURIComponent(WARM_UP_MESSAGE)} 200 0 0`,
].join('\n');

/** In the midst of the message. */
export const WARM_UP_POSITION = { line: 3, character: 400 };
