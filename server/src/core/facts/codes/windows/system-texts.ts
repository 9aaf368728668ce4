/** A text that Windows prints in place of an error code, as it stands in its message tables. */
export interface SystemMessage {
  /** The code that the text belongs to, unsigned; 0 for success. */
  readonly value: number;
  readonly text: string;
  /** False for a translation that was not seen on a system of that language. */
  readonly verified: boolean;
}

/** Facility 25 of an HRESULT: `Not found (404).` is 0x80190194 (MS-ERREF 2.1; both together in reports of TPM attestation). */
const HTTP_STATUS = 0x80190000;

/** What no message of the tables is longer than. */
const LONGEST = 400;

/**
 * The message that a text is, in English, German, French or Portuguese; undefined for a text that no table holds. Case, blanks and
 * punctuation do not matter: editions of Windows differ in them ("Keyset", "Key set").
 */
export function systemText(text: string): SystemMessage | undefined {
  if (text.length > LONGEST) return undefined;
  const known = MESSAGES.get(keyOf(text));
  if (known) return known;
  const status = /^[^()]{2,60}\(([1-5]\d\d)\)\.?\s*$/.exec(text)?.[1];
  return status === undefined ? undefined : { value: HTTP_STATUS + Number(status), text, verified: true };
}

function keyOf(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * As Microsoft lists them in WIN32:com/com-error-codes-1 and -4 and in Debug/system-error-codes, which hold what Windows prints; 0x80072ee7
 * as Microsoft Entra's help for joining devices has it.
 */
const ENGLISH: readonly (readonly [number, string])[] = [
  [0, 'The operation completed successfully.'],
  [0x80004005, 'Unspecified error'],
  [0x8000ffff, 'Catastrophic failure'],
  [0x80070002, 'The system cannot find the file specified.'],
  [0x80070005, 'Access is denied.'],
  [0x80070005, 'General access denied error'],
  [0x8007000d, 'The data is invalid.'],
  [0x80070032, 'The request is not supported.'],
  [0x80070057, 'The parameter is incorrect.'],
  [0x80070057, 'One or more arguments are invalid'],
  [0x80070490, 'Element not found.'],
  [0x800706ba, 'The RPC server is unavailable.'],
  [0x80072ee7, 'The server name or address could not be resolved'],
  [0x80090005, 'Bad Data.'],
  [0x80090006, 'Invalid Signature.'],
  [0x80090008, 'Invalid algorithm specified.'],
  [0x8009000b, 'Key not valid for use in specified state.'],
  [0x8009000d, 'Key does not exist.'],
  [0x8009000f, 'Object already exists.'],
  [0x80090010, 'Access denied.'],
  [0x80090011, 'Object was not found.'],
  [0x80090014, 'Invalid provider type specified.'],
  [0x80090016, 'Keyset does not exist'],
  [0x80090019, 'The keyset is not defined.'],
  [0x80090020, 'An internal error occurred.'],
  [0x80090029, 'The requested operation is not supported.'],
  [0x8009002d, 'An internal consistency check failed.'],
  [0x80091001, 'An error occurred while performing an operation on a cryptographic message.'],
  [0x80091002, 'Unknown cryptographic algorithm.'],
  [0x80091004, 'Invalid cryptographic message type.'],
  [0x80091006, 'The cryptographic message does not contain an expected authenticated attribute.'],
  [0x80091007, 'The hash value is not correct.'],
  [0x80092004, 'Cannot find object or property.'],
  [0x80092009, 'Cannot find the requested object.'],
  [0x8009200d, 'Not a cryptographic message or the cryptographic message is not formatted correctly.'],
  [0x80092012, 'The revocation function was unable to check revocation for the certificate.'],
  [0x80092013, 'The revocation function was unable to check revocation because the revocation server was offline.'],
  [0x80092021, 'The string contains a non-printable character.'],
  [0x80092022, 'The string contains a character not in the 7 bit ASCII character set.'],
  [0x80092023, 'The string contains an invalid X500 name attribute key, oid, value or delimiter.'],
  [0x80093102, 'ASN1 unexpected end of data.'],
  [0x8009310b, 'ASN1 bad tag value met.'],
  [0x80094001, 'The request subject name is invalid or too long.'],
  [0x80094002, 'The request does not exist.'],
  [0x80094003, "The request's current status does not allow this operation."],
  [0x80094004, 'The requested property value is empty.'],
  [0x80094005, "The certification authority's certificate contains invalid data."],
  [0x80094011, 'The permissions on this certification authority do not allow the current user to enroll for certificates.'],
  [
    0x80094012,
    'The permissions on the certificate template do not allow the current user to enroll for this type of certificate.',
  ],
  [0x80094014, 'The request was denied by a certificate manager or CA administrator.'],
  [0x80094800, 'The requested certificate template is not supported by this CA.'],
  [0x80094801, 'The request contains no certificate template information.'],
  [0x80094802, 'The request contains conflicting template information.'],
  [0x80094803, 'The request is missing a required Subject Alternate name extension.'],
  [0x80094807, 'The request template version is newer than the supported template version.'],
  [0x80094809, 'The request is missing required signature policy information.'],
  [0x8009480a, 'The request is missing one or more required signatures.'],
  [0x8009480d, 'The UPN is unavailable and cannot be added to the Subject Alternate name.'],
  [0x8009480f, 'The DNS name is unavailable and cannot be added to the Subject Alternate name.'],
  [0x80094811, 'The public key does not meet the minimum size required by the specified certificate template.'],
  [0x80094812, 'The EMail name is unavailable and cannot be added to the Subject or Subject Alternate name.'],
  [
    0x800b0101,
    'A required certificate is not within its validity period when verifying against the current system clock or the timestamp in the signed file.',
  ],
  [0x800b0107, 'A parent of a given certificate in fact did not issue that child certificate.'],
  [0x800b0109, 'A certificate chain processed, but terminated in a root certificate which is not trusted by the trust provider.'],
  [0x800b010a, 'A certificate chain could not be built to a trusted root authority.'],
  [0x800b010c, 'A certificate was explicitly revoked by its issuer.'],
  [0x800b010f, "The certificate's CN name does not match the passed value."],
  [0x800b0110, 'The certificate is not valid for the requested usage.'],
  [
    0x800b0112,
    'A certification chain processed correctly, but one of the CA certificates is not trusted by the policy provider.',
  ],
  [0x800b0114, 'The certificate has an invalid name. The name is not included in the permitted list or is explicitly excluded.'],
  [0x8010002c, 'The requested certificate does not exist.'],
];

/** German, French and Portuguese, as logs and error reports show them that people published; what was not found there is missing. */
const OTHERS: readonly (readonly [number, string])[] = [
  [0, 'Der Vorgang wurde erfolgreich beendet.'],
  [0, 'A operação foi concluída com êxito.'],
  [0x80070005, 'Zugriff verweigert'],
  [0x80070005, 'Accès refusé.'],
  [0x80070005, 'Acesso negado.'],
  [0x80070057, 'Falscher Parameter.'],
  [0x80070057, 'Paramètre incorrect.'],
  [0x80070057, 'Parâmetro incorreto.'],
  [0x800706ba, 'Der RPC-Server ist nicht verfügbar.'],
  [0x800706ba, 'Le serveur RPC n’est pas disponible.'],
  [0x800706ba, 'O servidor RPC não está disponível.'],
  [0x8000ffff, 'Défaillance irrémédiable'],
  [0x8000ffff, 'Falha catastrófica'],
  [0x80092013, 'Die Sperrfunktion konnte die Sperrung nicht überprüfen, da der Sperrserver offline war.'],
  [
    0x800b0109,
    'Eine Zertifikatkette wurde zwar verarbeitet, endete jedoch mit einem Stammzertifikat, das beim Vertrauensanbieter nicht als vertrauenswürdig gilt.',
  ],
  [
    0x800b0109,
    "Une chaîne de certificats a été traitée mais s'est terminée par un certificat racine qui n'est pas approuvé par le fournisseur d'approbation.",
  ],
];

/** Translations that were only told to us. */
const UNVERIFIED: readonly (readonly [number, string])[] = [
  [0, 'L’opération a réussi.'],
  [0x80091007, 'Der Hashwert ist nicht korrekt.'],
  [0x80091007, 'O valor do hash não está correto.'],
];

/** Every message of the tables. */
export const systemTexts: readonly SystemMessage[] = [
  ...[...ENGLISH, ...OTHERS].map(([value, text]) => ({ value, text, verified: true })),
  ...UNVERIFIED.map(([value, text]) => ({ value, text, verified: false })),
];

const MESSAGES: ReadonlyMap<string, SystemMessage> = new Map(systemTexts.map((message) => [keyOf(message.text), message]));
