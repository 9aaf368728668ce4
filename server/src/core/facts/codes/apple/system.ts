import { msg } from '../../../text/sentence.ts';
import { type AppleError, errorsOf } from './entry.ts';

/** Errors of the system below (errno of Darwin). */
export const POSIX_ERRORS: readonly AppleError[] = errorsOf('NSPOSIXErrorDomain', 'errno.h of Darwin', [
  [1, 'EPERM', msg('The operation is not permitted.')],
  [2, 'ENOENT', msg('The file or folder does not exist.')],
  [5, 'EIO', msg('An error of input or output.')],
  [12, 'ENOMEM', msg('There is not enough memory.')],
  [13, 'EACCES', msg('Access was denied.')],
  [17, 'EEXIST', msg('The file exists already.')],
  [22, 'EINVAL', msg('An argument is not valid.')],
  [28, 'ENOSPC', msg('The disk is full.')],
  [32, 'EPIPE', msg('The other side closed the connection.')],
  [50, 'ENETDOWN', msg('The network is down.')],
  [51, 'ENETUNREACH', msg('The network cannot be reached.')],
  [53, 'ECONNABORTED', msg('The connection was aborted by this device.')],
  [54, 'ECONNRESET', msg('The other side reset the connection.')],
  [57, 'ENOTCONN', msg('There is no connection.')],
  [60, 'ETIMEDOUT', msg('The connection took too long.')],
  [61, 'ECONNREFUSED', msg('The connection was refused: nothing listens at the port.')],
  [64, 'EHOSTDOWN', msg('The host is down.')],
  [65, 'EHOSTUNREACH', msg('The host cannot be reached.')],
  [89, 'ECANCELED', msg('The operation was cancelled.')],
]);

/** Errors of files and of reading them (FoundationErrors.h of Foundation). */
export const COCOA_ERRORS: readonly AppleError[] = errorsOf('NSCocoaErrorDomain', 'FoundationErrors.h of Foundation', [
  [4, 'NSFileNoSuchFileError', msg('The file does not exist.')],
  [256, 'NSFileReadUnknownError', msg('The file could not be read.')],
  [257, 'NSFileReadNoPermissionError', msg('The file may not be read.')],
  [259, 'NSFileReadCorruptFileError', msg('The file is damaged.')],
  [260, 'NSFileReadNoSuchFileError', msg('The file to read does not exist.')],
  [512, 'NSFileWriteUnknownError', msg('The file could not be written.')],
  [513, 'NSFileWriteNoPermissionError', msg('The file may not be written.')],
  [640, 'NSFileWriteOutOfSpaceError', msg('The disk is full.')],
  [3072, 'NSUserCancelledError', msg('The user cancelled.')],
  [
    3840,
    'NSPropertyListReadCorruptError',
    msg('A property list or JSON text could not be read: it is something else, for instance an HTML page.'),
  ],
  [4097, 'NSXPCConnectionInterrupted', msg('The process on the other side ended in the middle.')],
  [4099, 'NSXPCConnectionInvalid', msg('The process on the other side cannot be reached.')],
]);

/** Errors of a stream: kCFStreamErrorDomainHTTP. */
export const HTTP_STREAM_ERRORS: readonly AppleError[] = errorsOf(
  'kCFStreamErrorDomainHTTP',
  'CFHTTPStream.h and CFSocketStream.h of CFNetwork',
  [
    [-1, 'kCFStreamErrorHTTPParseFailure', msg('The HTTP answer could not be read.')],
    [-2, 'kCFStreamErrorHTTPRedirectionLoop', msg('The redirects lead in a circle.')],
    [-3, 'kCFStreamErrorHTTPBadURL', msg('The URL is not valid.')],
    [
      -1000,
      'kCFStreamErrorHTTPAuthenticationTypeUnsupported',
      msg('The kind of authentication that the server asks for is not supported.'),
    ],
    [-1001, 'kCFStreamErrorHTTPAuthenticationBadUserName', msg('The user name is wrong.')],
    [-1002, 'kCFStreamErrorHTTPAuthenticationBadPassword', msg('The password is wrong.')],
  ],
);

/** Errors of a stream: kCFStreamErrorDomainSOCKS. */
export const SOCKS_STREAM_ERRORS: readonly AppleError[] = errorsOf(
  'kCFStreamErrorDomainSOCKS',
  'CFHTTPStream.h and CFSocketStream.h of CFNetwork',
  [
    [1, 'kCFStreamErrorSOCKS5BadResponseAddr', msg('The SOCKS 5 server answered with a wrong address.')],
    [2, 'kCFStreamErrorSOCKS5BadState', msg('The SOCKS 5 stream is in a wrong state.')],
    [3, 'kCFStreamErrorSOCKSUnknownClientVersion', msg('The SOCKS server does not know the version of the client.')],
    [91, 'kCFStreamErrorSOCKS4RequestFailed', msg('The SOCKS 4 server refused the request.')],
    [92, 'kCFStreamErrorSOCKS4IdentdFailed', msg('The SOCKS 4 server could not identify the client.')],
    [93, 'kCFStreamErrorSOCKS4IdConflict', msg('The SOCKS 4 server was told two different users.')],
    [255, 'kSOCKS5NoAcceptableMethod', msg('The SOCKS 5 server accepts no method of the client.')],
  ],
);
