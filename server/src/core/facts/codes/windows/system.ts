import { msg } from '../../../text/sentence.ts';
import { type Win32Entry, win32 } from './entry.ts';

/** Results of Windows Installer. */
const INSTALLER = { source: 'WIN32:Msi/error-codes' };

/** System error codes, sockets and WinHTTP (12xxx): plain numbers. */
export const WIN32_SYSTEM: readonly Win32Entry[] = [
  win32(0, 'ERROR_SUCCESS', msg('No Windows error. With a 4xx or 5xx status, IIS or the application decided by itself.')),
  win32(2, 'ERROR_FILE_NOT_FOUND', msg('A file or object was not found.'), {
    note: msg(
      'NDES event 2 shows 0x80070002 when the registry value EnforcePassword is missing or the policy module cannot start; connector setup shows it when the web site was renamed.',
    ),
  }),
  win32(3, 'ERROR_PATH_NOT_FOUND', msg('A path was not found.')),
  win32(5, 'ERROR_ACCESS_DENIED', msg('Access was denied: a permission is missing.'), {
    note: msg('Seen with 401.2 and 401.3 on the administrator page, and with 403.7.'),
    noteVerified: false,
  }),
  win32(6, 'ERROR_INVALID_HANDLE', msg('A handle is not valid.')),
  win32(8, 'ERROR_NOT_ENOUGH_MEMORY', msg('There is not enough memory.')),
  win32(13, 'ERROR_INVALID_DATA', msg('The data is not valid.'), {
    note: msg('Often a damaged or cut SCEP message in a GET query.'),
    noteVerified: false,
  }),
  win32(32, 'ERROR_SHARING_VIOLATION', msg('Another process is using the file.')),
  win32(38, 'ERROR_HANDLE_EOF', msg('The data ended unexpectedly.')),
  win32(50, 'ERROR_NOT_SUPPORTED', msg('The request is not supported.')),
  win32(55, 'ERROR_DEV_NOT_EXIST', msg('The network resource is gone.')),
  win32(59, 'ERROR_UNEXP_NET_ERR', msg('An unexpected network error occurred.')),
  win32(
    64,
    'ERROR_NETNAME_DELETED',
    msg('The connection vanished: the client closed it before the answer was sent completely.'),
    {
      note: msg(
        'It tells how the sending of an answer ended, not why the answer was this one: the device or a proxy hung up, by a time-out, a changed network, or a probe of a load balancer.',
      ),
      noteVerified: false,
    },
  ),
  win32(86, 'ERROR_INVALID_PASSWORD', msg('The network password is wrong.')),
  win32(87, 'ERROR_INVALID_PARAMETER', msg('A parameter is wrong.'), {
    note: msg(
      'In NDES events 2 and 10 (0x80070057) the RA certificates are unusable: key not readable, wrong issuer, or revocation not checkable.',
    ),
  }),
  win32(109, 'ERROR_BROKEN_PIPE', msg('The pipe has ended.')),
  win32(121, 'ERROR_SEM_TIMEOUT', msg('A low-level network time-out expired.'), {
    note: msg('A slow mobile link, or a firewall that drops packets.'),
    noteVerified: false,
  }),
  win32(122, 'ERROR_INSUFFICIENT_BUFFER', msg('A buffer is too small.'), {
    note: msg('The query or body is large for the handler.'),
    noteVerified: false,
  }),
  win32(126, 'ERROR_MOD_NOT_FOUND', msg('A DLL, or one that it needs, was not found.'), {
    note: msg('mscep.dll or the DLL of the policy module cannot be loaded.'),
    noteVerified: false,
  }),
  win32(127, 'ERROR_PROC_NOT_FOUND', msg('A DLL lacks the function that was asked for.')),
  win32(170, 'ERROR_BUSY', msg('The resource is busy.')),
  win32(183, 'ERROR_ALREADY_EXISTS', msg('The object exists already.')),
  win32(193, 'ERROR_BAD_EXE_FORMAT', msg('Not a valid program image, for instance a 32-bit DLL in a 64-bit pool.'), {
    note: msg('The bitness of the SCEP pool was changed.'),
    noteVerified: false,
  }),
  win32(259, 'ERROR_NO_MORE_ITEMS', msg('The list has no more items.')),
  win32(
    995,
    'ERROR_OPERATION_ABORTED',
    msg('The operation was cancelled because its thread ended or the application asked for it.'),
    { note: msg('The worker process was recycled or crashed, or the client disconnected.'), noteVerified: false },
  ),
  win32(998, 'ERROR_NOACCESS', msg('Invalid access to memory.')),
  win32(1009, 'ERROR_BADDB', msg('The registry database is corrupt.')),
  win32(1058, 'ERROR_SERVICE_DISABLED', msg('The service is disabled.')),
  win32(1062, 'ERROR_SERVICE_NOT_ACTIVE', msg('The service has not been started.')),
  win32(1068, 'ERROR_SERVICE_DEPENDENCY_FAIL', msg('A service that this one needs did not start.')),
  win32(1114, 'ERROR_DLL_INIT_FAILED', msg('A DLL failed to initialize.')),
  win32(1168, 'ERROR_NOT_FOUND', msg('The element was not found.'), {
    note: msg(
      'In SetupMsi.log, ConfigureIISLimits returns 1168 when the site Default Web Site was renamed: the URL limits were then never set.',
    ),
  }),
  win32(1223, 'ERROR_CANCELLED', msg('The user cancelled the operation.')),
  win32(1225, 'ERROR_CONNECTION_REFUSED', msg('The remote host refused the connection.')),
  win32(1229, 'ERROR_CONNECTION_INVALID', msg('The connection no longer exists.'), {
    note: msg('The client or proxy had already gone.'),
    noteVerified: false,
  }),
  win32(1231, 'ERROR_NETWORK_UNREACHABLE', msg('The network cannot be reached.')),
  win32(1236, 'ERROR_CONNECTION_ABORTED', msg('The local system aborted the connection.'), {
    note: msg('Often the client resets during an answer, or the pool recycles.'),
    noteVerified: false,
  }),
  win32(1311, 'ERROR_NO_LOGON_SERVERS', msg('No domain controller could be reached for the logon.'), {
    note: msg('The account of the NDES pool cannot log on.'),
    noteVerified: false,
  }),
  win32(1314, 'ERROR_PRIVILEGE_NOT_HELD', msg('A required user right is missing.')),
  win32(1326, 'ERROR_LOGON_FAILURE', msg('The user name or password is wrong.'), {
    note: msg(
      '401.1 on the administrator page; or the password of the service account changed and the SCEP pool still has the old one.',
    ),
    noteVerified: false,
  }),
  win32(1327, 'ERROR_ACCOUNT_RESTRICTION', msg('An account restriction applies (blank password, hours or a policy).')),
  win32(1328, 'ERROR_INVALID_LOGON_HOURS', msg('The account may not log on at this hour.')),
  win32(1329, 'ERROR_INVALID_WORKSTATION', msg('The account may not sign in on this computer.')),
  win32(1330, 'ERROR_PASSWORD_EXPIRED', msg('The password has expired.'), {
    note: msg('The password of the NDES service account has expired: 500 on the SCEP URL.'),
    noteVerified: false,
  }),
  win32(1331, 'ERROR_ACCOUNT_DISABLED', msg('The account is disabled.')),
  win32(1332, 'ERROR_NONE_MAPPED', msg('An account name could not be translated to a SID.'), {
    note: msg('The service account was deleted or renamed, or a user right names a group wrongly.'),
    noteVerified: false,
  }),
  win32(1346, 'ERROR_BAD_IMPERSONATION_LEVEL', msg('The impersonation level is missing or not valid.'), {
    note: msg(
      'The documented NDES case: with 500 0 1346 on mscep.dll, IIS_IUSRS lacks the right "Impersonate a client after authentication".',
    ),
  }),
  win32(1355, 'ERROR_NO_SUCH_DOMAIN', msg('The domain is missing or cannot be reached.')),
  win32(1359, 'ERROR_INTERNAL_ERROR', msg('An internal error occurred.')),
  win32(1380, 'ERROR_LOGON_NOT_GRANTED', msg('This type of logon is not granted on this computer.'), {
    note: msg('Compare 1385; check the logon rights of the service account.'),
    noteVerified: false,
  }),
  win32(1385, 'ERROR_LOGON_TYPE_NOT_GRANTED', msg('The requested type of logon is not granted on this computer.'), {
    note: msg('The NDES service account needs the rights to log on locally, as a service and as a batch job.'),
  }),
  win32(1396, 'ERROR_WRONG_TARGET_NAME', msg('The target account name is wrong (Kerberos).'), {
    note: msg('The SPN http/<server> of the NDES account is missing or exists twice.'),
    noteVerified: false,
  }),
  win32(1450, 'ERROR_NO_SYSTEM_RESOURCES', msg('There are not enough system resources.')),
  win32(1460, 'ERROR_TIMEOUT', msg('The time-out expired.')),
  win32(1601, 'ERROR_INSTALL_SERVICE_FAILURE', msg('The Windows Installer service could not be reached.'), INSTALLER),
  win32(1602, 'ERROR_INSTALL_USEREXIT', msg('The user cancelled the installation.'), INSTALLER),
  win32(1603, 'ERROR_INSTALL_FAILURE', msg('The installation failed.'), {
    note: msg('In SetupMsi.log, a custom action of the connector setup failed.'),
  }),
  win32(1618, 'ERROR_INSTALL_ALREADY_RUNNING', msg('Another installation is in progress.'), INSTALLER),
  win32(1619, 'ERROR_INSTALL_PACKAGE_OPEN_FAILED', msg('The installation package could not be opened.'), INSTALLER),
  win32(1625, 'ERROR_INSTALL_PACKAGE_REJECTED', msg('The policy of the system forbids this installation.'), INSTALLER),
  win32(1638, 'ERROR_PRODUCT_VERSION', msg('Another version of this product is already installed.'), INSTALLER),
  win32(1722, 'RPC_S_SERVER_UNAVAILABLE', msg('The RPC server cannot be reached.'), {
    note: msg('NDES event 31 with 0x800706ba: the CA service is stopped, or RPC/DCOM is blocked between NDES and the CA.'),
  }),
  win32(1753, 'EPT_S_NOT_REGISTERED', msg('The RPC endpoint mapper knows no such endpoint.'), {
    note: msg('The CA service is not running.'),
    noteVerified: false,
  }),
  win32(1788, 'ERROR_TRUSTED_DOMAIN_FAILURE', msg('The trust between two domains is broken.')),
  win32(1789, 'ERROR_TRUSTED_RELATIONSHIP_FAILURE', msg('The trust between this computer and its domain is broken.')),
  win32(1793, 'ERROR_ACCOUNT_EXPIRED', msg('The account has expired.')),
  win32(1907, 'ERROR_PASSWORD_MUST_CHANGE', msg('The password must be changed at the next logon.')),
  win32(1909, 'ERROR_ACCOUNT_LOCKED_OUT', msg('The account is locked.'), {
    note: msg('The NDES service account is locked: 500 on the SCEP URL.'),
    noteVerified: false,
  }),
  win32(10054, 'WSAECONNRESET', msg('The other side reset the connection.')),
  win32(10060, 'WSAETIMEDOUT', msg('The connection attempt timed out.')),
  win32(10061, 'WSAECONNREFUSED', msg('The target refused the connection.')),
  win32(11001, 'WSAHOST_NOT_FOUND', msg('The host name is unknown.')),
  win32(12002, 'ERROR_WINHTTP_TIMEOUT', msg('The WinHTTP request timed out.'), {
    note: msg('In NDESPlugin.log: the registration point did not answer in time.'),
    noteVerified: false,
  }),
  win32(12007, 'ERROR_WINHTTP_NAME_NOT_RESOLVED', msg('WinHTTP could not resolve the host name.'), {
    note: msg('The host name that the policy module calls is wrong, or DNS fails.'),
    noteVerified: false,
  }),
  win32(12029, 'ERROR_WINHTTP_CANNOT_CONNECT', msg('WinHTTP could not connect.'), {
    note: msg('Nothing listens on port 443, or a firewall is in the way.'),
    noteVerified: false,
  }),
  win32(12030, 'ERROR_WINHTTP_CONNECTION_ERROR', msg('The connection was reset, or the TLS versions do not match.'), {
    note: msg('TLS versions do not match, or the pool of the registration point crashed.'),
    noteVerified: false,
  }),
  win32(12037, 'ERROR_WINHTTP_SECURE_CERT_DATE_INVALID', msg('The date of the server certificate is not valid.')),
  win32(12038, 'ERROR_WINHTTP_SECURE_CERT_CN_INVALID', msg('The server certificate does not name the requested host.'), {
    note: msg('The IIS certificate lacks the internal name of the server.'),
    noteVerified: false,
  }),
  win32(12044, 'ERROR_WINHTTP_CLIENT_AUTH_CERT_NEEDED', msg('The server asked for a client certificate.'), {
    note: msg('The policy module has no usable client certificate.'),
    noteVerified: false,
  }),
  win32(12045, 'ERROR_WINHTTP_SECURE_INVALID_CA', msg('The chain of the server certificate ends in an untrusted root.')),
  win32(
    12057,
    'ERROR_WINHTTP_SECURE_CERT_REV_FAILED',
    msg('Revocation could not be checked because the server that answers for it is offline.'),
  ),
  win32(12152, 'ERROR_WINHTTP_INVALID_SERVER_RESPONSE', msg('The answer of the server could not be read.'), {
    note: msg('Windows clients show 0x80072f78 at the stage GetCACaps when the URL is no valid SCEP endpoint.'),
  }),
  win32(12157, 'ERROR_WINHTTP_SECURE_CHANNEL_ERROR', msg('The secure channel failed.')),
  win32(12169, 'ERROR_WINHTTP_SECURE_INVALID_CERT', msg('The server certificate is not valid.')),
  win32(12170, 'ERROR_WINHTTP_SECURE_CERT_REVOKED', msg('The server certificate is revoked.')),
  win32(
    12175,
    'ERROR_WINHTTP_SECURE_FAILURE',
    msg('The TLS certificate of the server has at least one fault; a status flag logged before names it.'),
    {
      note: msg(
        'In NDESPlugin.log, the line WINHTTP_CALLBACK_STATUS_FLAG_CERT_… before it names the fault; CN_INVALID means the host name. Windows clients show it as 0x80072F8F.',
      ),
    },
  ),
  win32(12179, 'ERROR_WINHTTP_SECURE_CERT_WRONG_USAGE', msg('The server certificate is not valid for server authentication.')),
  win32(12185, 'ERROR_WINHTTP_CLIENT_CERT_NO_PRIVATE_KEY', msg('The chosen client certificate has no private key.'), {
    note: msg('The NDES client certificate was imported without its key.'),
    noteVerified: false,
    source: 'WIN32:WinHttp/error-messages; number from the windows-rs constants',
  }),
  win32(
    12186,
    'ERROR_WINHTTP_CLIENT_CERT_NO_ACCESS_PRIVATE_KEY',
    msg('The private key of the client certificate may not be used.'),
    {
      note: msg('The NDES service account lacks Read on the private key of the certificate named by NDESCertThumbprint.'),
      noteVerified: false,
      source: 'WIN32:WinHttp/error-messages; number from the windows-rs constants',
    },
  ),
];
