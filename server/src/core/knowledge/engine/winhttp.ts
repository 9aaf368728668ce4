/** WinHTTP errors that say that the certificate of the server was not accepted (Microsoft, WinHTTP error messages). */
export const TLS_ERRORS: ReadonlySet<number> = new Set([12037, 12038, 12045, 12057, 12157, 12169, 12170, 12175, 12179]);

/** WinHTTP errors about the certificate that the caller should have sent. */
export const CLIENT_CERTIFICATE_ERRORS: ReadonlySet<number> = new Set([12044, 12185, 12186]);
