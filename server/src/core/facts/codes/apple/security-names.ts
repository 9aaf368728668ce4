import type { NameList } from '../names.ts';

/** The other errors of the security framework, by falling numbers. */
export const SECURITY_NAMES: NameList = {
  prefix: 'errSec',
  source: 'apple-oss-distributions/Security:base/SecBase.h',
  falling: true,
  names: `
   @25327 MPSignatureInvalid OTRTooOld OTRIDTooNew AuthNeeded OTRNotReady DeviceIDNeeded IDSNotRegistered
   FailedToSendIDSMessage DeviceIDNoMatch PeersNotAvailable ErrorStringNotAvailable @26270 PolicyDenied @26276 Internal
   @34017 WaitForCallback @34019 UpgradePending @67586 InsufficientClientID DeviceReset DeviceFailed
   AppleAddAppACLSubject @67592 AppleInvalidKeyStartDate AppleInvalidKeyEndDate ConversionError AppleSSLv2Rollback
   QuotaExceeded FileTooBig InvalidDatabaseBlob InvalidKeyBlob IncompatibleDatabaseBlob IncompatibleKeyBlob @67610
   InvalidIDLinkage @67618 UnknownCertExtension UnknownCRLExtension @67621 CRLPolicyFailed IDPFailure
   SMIMEEmailAddressesNotFound SMIMEBadExtendedKeyUsage SMIMEBadKeyUsage SMIMEKeyUsageNotCritical SMIMENoEmailAddress
   SMIMESubjAltNameNotCritical @67631 OCSPBadRequest @67633 OCSPStatusUnrecognized EndOfData @67637
   OCSPNotTrustedToAnchor RecordModified OCSPSignatureError OCSPNoSigner OCSPResponderMalformedReq
   OCSPResponderInternalError OCSPResponderTryLater OCSPResponderSignatureRequired OCSPResponderUnauthorized
   OCSPResponseNonceMismatch CodeSigningBadCertChainLength CodeSigningNoBasicConstraints
   CodeSigningBadPathLengthConstraint CodeSigningNoExtendedKeyUsage CodeSigningDevelopment ResourceSignBadCertChainLength
   ResourceSignBadExtKeyUsage @67656 UnknownQualifiedCertStatement MobileMeRequestQueued MobileMeRequestRedirected
   MobileMeServerError MobileMeServerNotAvailable MobileMeServerAlreadyExists MobileMeServerServiceErr
   MobileMeRequestAlreadyPending MobileMeNoRequestPending MobileMeCSRVerifyFailure MobileMeFailedConsistencyCheck
   NotInitialized InvalidHandleUsage PVCReferentNotFound FunctionIntegrityFail @67672 MemoryError InvalidData MDSError
   InvalidPointer SelfCheckFailed FunctionFailed ModuleManifestVerifyFailed InvalidGUID InvalidHandle InvalidDBList
   InvalidPassthroughID InvalidNetworkAddress CRLAlreadySigned InvalidNumberOfFields VerificationFailure UnknownTag
   @67689 InvalidName InvalidCertificateRef InvalidCertificateGroup TagNotFound InvalidQuery InvalidValue CallbackFailed
   ACLDeleteFailed ACLReplaceFailed ACLAddFailed ACLChangeFailed InvalidAccessCredentials InvalidRecord InvalidACL
   InvalidSampleValue IncompatibleVersion PrivilegeNotGranted InvalidScope PVCAlreadyConfigured InvalidPVC EMMLoadFailed
   EMMUnloadFailed AddinLoadFailed @67713 InvalidKeyHierarchy AddinUnloadFailed LibraryReferenceNotFound
   InvalidAddinFunctionTable InvalidServiceMask ModuleNotLoaded InvalidSubServiceID AttributeNotInContext
   ModuleManagerInitializeFailed ModuleManagerNotFound EventNotificationCallbackNotFound InputLengthError
   OutputLengthError PrivilegeNotSupported DeviceError AttachHandleBusy NotLoggedIn AlgorithmMismatch KeyUsageIncorrect
   KeyBlobTypeIncorrect KeyHeaderInconsistent UnsupportedKeyFormat UnsupportedKeySize InvalidKeyUsageMask
   UnsupportedKeyUsageMask InvalidKeyAttributeMask UnsupportedKeyAttributeMask InvalidKeyLabel UnsupportedKeyLabel
   InvalidKeyFormat UnsupportedVectorOfBuffers InvalidInputVector InvalidOutputVector InvalidContext InvalidAlgorithm
   InvalidAttributeKey MissingAttributeKey InvalidAttributeInitVector MissingAttributeInitVector InvalidAttributeSalt
   MissingAttributeSalt InvalidAttributePadding MissingAttributePadding InvalidAttributeRandom MissingAttributeRandom
   InvalidAttributeSeed MissingAttributeSeed InvalidAttributePassphrase MissingAttributePassphrase
   InvalidAttributeKeyLength MissingAttributeKeyLength InvalidAttributeBlockSize MissingAttributeBlockSize
   InvalidAttributeOutputSize MissingAttributeOutputSize InvalidAttributeRounds MissingAttributeRounds
   InvalidAlgorithmParms MissingAlgorithmParms InvalidAttributeLabel MissingAttributeLabel InvalidAttributeKeyType
   MissingAttributeKeyType InvalidAttributeMode MissingAttributeMode InvalidAttributeEffectiveBits
   MissingAttributeEffectiveBits InvalidAttributeStartDate MissingAttributeStartDate InvalidAttributeEndDate
   MissingAttributeEndDate InvalidAttributeVersion MissingAttributeVersion InvalidAttributePrime MissingAttributePrime
   InvalidAttributeBase MissingAttributeBase InvalidAttributeSubprime MissingAttributeSubprime
   InvalidAttributeIterationCount MissingAttributeIterationCount InvalidAttributeDLDBHandle MissingAttributeDLDBHandle
   InvalidAttributeAccessCredentials MissingAttributeAccessCredentials InvalidAttributePublicKeyFormat
   MissingAttributePublicKeyFormat InvalidAttributePrivateKeyFormat MissingAttributePrivateKeyFormat
   InvalidAttributeSymmetricKeyFormat MissingAttributeSymmetricKeyFormat InvalidAttributeWrappedKeyFormat
   MissingAttributeWrappedKeyFormat StagedOperationInProgress StagedOperationNotStarted @67809 QuerySizeUnknown
   BlockSizeMismatch PublicKeyInconsistent DeviceVerifyFailed InvalidLoginName AlreadyLoggedIn InvalidDigestAlgorithm
   InvalidCRLGroup CertificateCannotOperate @67821 CertificateSuspended InsufficientCredentials InvalidAction
   InvalidAuthority VerifyActionFailed InvalidCertAuthority InvalidCRLAuthority InvalidCRLEncoding InvalidCRLType
   InvalidCRL InvalidFormType InvalidID InvalidIdentifier InvalidIndex InvalidPolicyIdentifiers InvalidTimeString
   InvalidReason InvalidRequestInputs InvalidResponseVector InvalidStopOnPolicy InvalidTuple MultipleValuesUnsupported
   @67844 NoDefaultAuthority RejectedForm RequestLost RequestRejected UnsupportedAddressType UnsupportedService
   InvalidTupleGroup InvalidBaseACLs InvalidTupleCredentials InvalidEncoding InvalidValidityPeriod InvalidRequestor
   RequestDescriptor InvalidBundleInfo InvalidCRLIndex NoFieldValues UnsupportedFieldFormat UnsupportedIndexInfo
   UnsupportedLocality UnsupportedNumAttributes UnsupportedNumIndexes UnsupportedNumRecordTypes FieldSpecifiedMultiple
   IncompatibleFieldFormat InvalidParsingModule DatabaseLocked DatastoreIsOpen MissingValue UnsupportedQueryLimits
   UnsupportedNumSelectionPreds UnsupportedOperator InvalidDBLocation InvalidAccessRequest InvalidIndexInfo
   InvalidNewOwner InvalidModifyMode @67881 ExtendedKeyUsageNotCritical TimestampMissing TimestampInvalid
   TimestampNotTrusted TimestampServiceNotAvailable TimestampBadAlg TimestampBadRequest TimestampBadDataFormat
   TimestampTimeNotAvailable TimestampUnacceptedPolicy TimestampUnacceptedExtension TimestampAddInfoNotAvailable
   TimestampSystemFailure SigningTimeMissing TimestampRejection TimestampWaiting TimestampRevocationWarning
   TimestampRevocationNotification @67904 MissingQualifiedCertStatement
  `,
};

/** The other errors of TLS (Secure Transport), by falling numbers. */
export const TLS_NAMES: NameList = {
  prefix: 'errSSL',
  source: 'apple-oss-distributions/Security:base/SecBase.h',
  falling: true,
  names: `
   @9803 WouldBlock SessionNotFound @9809 Crypto Internal ModuleAttach @9817 BufferOverflow BadCipherSuite
   PeerUnexpectedMsg PeerBadRecordMac PeerDecryptionFail PeerRecordOverflow PeerDecompressFail @9826 PeerUnsupportedCert
   @9830 IllegalParam @9832 PeerAccessDenied PeerDecodeError PeerDecryptError PeerExportRestriction @9837
   PeerInsufficientSecurity PeerInternalError PeerUserCancelled PeerNoRenegotiation PeerAuthCompleted ClientCertRequested
   @9845 DecryptionFail BadRecordMac RecordOverflow BadConfiguration UnexpectedRecord WeakPeerEphemeralDHKey
   ClientHelloReceived TransportReset @9854 ConfigurationFailed UnsupportedExtension UnexpectedMessage DecompressFail
   @9859 DecodeError InappropriateFallback MissingExtension BadCertificateStatusResponse @9864 UnknownPSKIdentity
   UnrecognizedName @9880 ATSViolation ATSMinimumVersionViolation ATSCiphersuiteViolation ATSMinimumKeySizeViolation
   ATSLeafCertificateHashAlgorithmViolation ATSCertificateHashAlgorithmViolation ATSCertificateTrustViolation @9890
   EarlyDataRejected
  `,
};

/** Errors of code signing on a Mac, by falling numbers. */
export const CODE_SIGNING_NAMES: NameList = {
  prefix: 'errSecCS',
  source: 'apple-oss-distributions/Security:OSX/include/security_codesigning/CSCommon.h',
  falling: true,
  names: `
   @66990 RemoteSignerFailed CMSConstructionFailed RevokedNotarization InvalidRuntimeVersion InvalidEntitlements @66996
   SignatureUntrusted BadTeamIdentifier InvalidTeamIdentifier InvalidAssociatedFileData UnsupportedDigestAlgorithm
   BadDiskImageFormat NotAppLike InvalidSymlink TooBig InvalidPlatform Cancelled WeakResourceEnvelope
   UnsealedFrameworkRoot BadFrameworkVersion BadMainExecutable AmbiguousBundleFormat DSStoreSymlink WeakResourceRules
   UnsealedAppRoot RegularFile ResourceNotSupported BadLVArch Vetoed HelperFailed BadCallbackValue BadNestedCode
   UnsignedNestedCode ResourceDirectoryFailed DbCorrupt Outdated FileHardQuarantined NoMatches BadBundleFormat
   NoMainExecutable InfoPlistFailed HostProtocolInvalidAttribute DBAccess @67032 SigDBAccess DBDenied @67033 SigDBDenied
   StaticCodeChanged HostProtocolInvalidHash CMSTooLarge NotSupported @67039 HostProtocolUnrelated HostProtocolStateError
   HostProtocolNotProxy HostProtocolDedicationError HostProtocolContradiction HostProtocolRelativePath SignatureInvalid
   NotAHost HostReject InternalError BadObjectFormat ReqFailed ReqUnsupported ReqInvalid ResourceRulesInvalid BadResource
   ResourcesInvalid ResourcesNotFound ResourcesNotSealed BadDictionaryFormat SignatureUnsupported SignatureNotVerifiable
   SignatureFailed Unsigned GuestInvalid MultipleGuests NoSuchCode InvalidAttributeValues UnsupportedGuestAttributes
   StaticCodeNotFound ObjectRequired InvalidFlags InvalidObjectRef Unimplemented
  `,
};

/** Other names of the same numbers, as headers have or had them. */
export const OTHER_SECURITY_NAMES: NameList = {
  prefix: 'errSec',
  source: 'apple-oss-distributions/Security:base/SecBase.h',
  falling: true,
  names: `
   @34 DskFull @25336 TimedOut @66995 MultipleExecSegments @67032 CSSigDBAccess @67033 CSSigDBDenied @67827 InvaldCRLAuthority @67852 InvalidTupleCredendtials
  `,
};
