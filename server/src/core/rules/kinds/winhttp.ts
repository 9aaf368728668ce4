/** ERROR_WINHTTP_SECURE_CHANNEL_ERROR: something about TLS, whatever it is; versions and ciphers that do not fit are such an error too. */
export const CHANNEL_ERROR = 12157;

/** WinHTTP errors of TLS; all but the one above say that the certificate of the server was not accepted (Microsoft, WinHTTP error messages). */
export const TLS_ERRORS: ReadonlySet<number> = new Set([12037, 12038, 12045, 12057, CHANNEL_ERROR, 12169, 12170, 12175, 12179]);

/** WinHTTP errors without which no request can have arrived: the name was not found, or no connection came about. */
export const NOT_REACHED: ReadonlySet<number> = new Set([12007, 12029]);

/** WinHTTP errors about the certificate that the caller should have sent. */
export const CLIENT_CERTIFICATE_ERRORS: ReadonlySet<number> = new Set([12044, 12185, 12186]);
