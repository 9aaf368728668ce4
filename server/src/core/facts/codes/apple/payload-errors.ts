import { msg } from '../../../text/sentence.ts';
import { type AppleError, profileErrors } from './entry.ts';

/** Errors of the other payloads of a profile. */
export const PAYLOAD_ERRORS: readonly AppleError[] = profileErrors({
  MCPasscodeErrorDomain: {
    5000: msg('The passcode is too short.'),
    5001: msg('The passcode has too few different characters.'),
    5002: msg('The passcode has too few complex characters.'),
    5003: msg('The passcode repeats characters.'),
    5004: msg('The passcode has characters in a row, as 1234.'),
    5005: msg('The passcode needs a digit.'),
    5006: msg('The passcode needs a letter.'),
    5007: msg('The passcode has expired.'),
    5008: msg('The passcode was used not long ago.'),
    5010: msg('The device is locked.'),
    5011: msg('The passcode is wrong.'),
    5013: msg('The passcode could not be cleared.'),
    5014: msg('The passcode could not be set.'),
    5015: msg('The grace period could not be set.'),
    5016: msg('Unlocking by fingerprint could not be set.'),
    5017: msg('Buying by fingerprint could not be set.'),
    5018: msg('The number of failed attempts could not be set.'),
  },
  MCEmailErrorDomain: {
    7000: msg('The mail server was not reached.'),
    7001: msg('The mail server refused the credentials.'),
    7002: msg('The check of the mail account failed.'),
    7003: msg('The S/MIME certificate was not found.'),
    7004: msg('The S/MIME certificate cannot be used.'),
    7005: msg('The IMAP account is set up wrongly.'),
    7006: msg('The POP account is set up wrongly.'),
    7007: msg('The SMTP account is set up wrongly.'),
  },
  MCWebClipErrorDomain: {
    8000: msg('The web clip could not be installed.'),
  },
  MCDefaultsErrorDomain: {
    10000: msg('The defaults could not be installed.'),
    10001: msg('The signer of the defaults is not valid.'),
  },
  MCAPNErrorDomain: {
    11000: msg('The APN could not be installed, or one is installed already.'),
  },
  MCWiFiErrorDomain: {
    13000: msg('The Wi-Fi network could not be set up.'),
    13001: msg('Wi-Fi needs a user name.'),
    13002: msg('Wi-Fi needs a password.'),
    13003: msg('The Wi-Fi configuration could not be made.'),
    13004: msg('EAP of the Wi-Fi network could not be set up: look at its certificate.'),
    13005: msg('The proxy of the Wi-Fi network could not be set up.'),
  },
  MCTunnelErrorDomain: {
    14000: msg('A field of the tunnel is not valid.'),
    14001: msg('The device is locked.'),
    14002: msg('A cloud configuration exists already.'),
  },
  MCVPNErrorDomain: {
    15000: msg('The VPN could not be installed.'),
    15001: msg('The VPN could not be removed.'),
    15002: msg('The network configuration could not be locked.'),
    15003: msg('The certificate of the VPN is not valid.'),
    15004: msg('An internal error of the VPN.'),
    15005: msg('The VPN payload could not be read.'),
  },
  MCSubCalErrorDomain: {
    16000: msg('The subscription to a calendar could not be made.'),
    16001: msg('The calendar has no host name.'),
    16002: msg('The calendar account exists already.'),
  },
  MCCalDAVErrorDomain: {
    17000: msg('The CalDAV account could not be made.'),
    17001: msg('The CalDAV account has no host name.'),
    17002: msg('The CalDAV account exists already.'),
  },
  MCDAErrorDomain: {
    18000: msg('An error without a name.'),
    18001: msg('The host was not reached.'),
    18002: msg('The credentials are wrong.'),
  },
  MCLDAPErrorDomain: {
    19000: msg('The LDAP account could not be made.'),
    19001: msg('The LDAP account has no host name.'),
    19002: msg('The LDAP account exists already.'),
  },
  MCCardDAVErrorDomain: {
    20000: msg('The CardDAV account could not be made.'),
    20001: msg('The CardDAV account has no host name.'),
    20002: msg('The CardDAV account exists already.'),
  },
  MCEASErrorDomain: {
    21000: msg('The policy of Exchange could not be fetched.'),
    21001: msg('The device cannot comply with the policy of Exchange.'),
    21002: msg('The device cannot comply with the encryption that Exchange asks for.'),
    21003: msg('The Exchange account has no host name.'),
    21004: msg('The Exchange account could not be made.'),
    21005: msg('The Exchange account exists already.'),
    21006: msg('The certificate of the Exchange account could not be decrypted.'),
    21007: msg('The Exchange account could not be checked.'),
  },
  MCDeviceCapabilitiesErrorDomain: {
    26000: msg('The device cannot encrypt blocks.'),
    26001: msg('The device cannot encrypt files.'),
  },
  MCSettingsErrorDomain: {
    28000: msg('The setting is not known.'),
    28001: msg('The wallpaper is faulty.'),
    28002: msg('The wallpaper could not be set.'),
  },
  MCChaperoneErrorDomain: {
    29000: msg('The device is not supervised.'),
    29003: msg('The certificate of the supervision is faulty.'),
  },
  MCStoreErrorDomain: {
    30000: msg('The store refused the sign-in.'),
    30001: msg('The store did not answer in time.'),
  },
  MCGlobalHTTPProxyErrorDomain: {
    31000: msg('The credentials of the proxy could not be set.'),
    31001: msg('The settings of the proxy could not be set.'),
  },
  MCSingleAppErrorDomain: {
    32000: msg('There are too many apps for single app mode.'),
  },
  MCSSOErrorDomain: {
    34000: msg('The pattern of app identifiers is not valid.'),
    34001: msg('The pattern of URLs is not valid.'),
    34002: msg('The Kerberos name is missing.'),
    34003: msg('The Kerberos name is not valid.'),
    34004: msg('The certificate for Kerberos was not found.'),
  },
  MCFontErrorDomain: {
    35000: msg('The font is faulty.'),
    35001: msg('The font could not be installed.'),
    35002: msg('A payload holds more than one font.'),
  },
  MCCellularErrorDomain: {
    36000: msg('Cellular is set up already.'),
    36001: msg('An internal error of cellular.'),
  },
  MCKeybagErrorDomain: {
    37000: msg('An internal error of the keybag.'),
    37001: msg('An internal error of the keybag.'),
  },
  MCDomainsErrorDomain: {
    38000: msg('The pattern of domains is not valid.'),
  },
  MCWebContentFilterErrorDomain: {
    40000: msg('An internal error of the content filter.'),
    40001: msg('The certificate of the content filter is not valid.'),
  },
  MCNetworkUsageRulesErrorDomain: {
    41000: msg('An internal error of the network rules.'),
    41001: msg('The network rules are not valid.'),
    41002: msg('An internal error of the network rules.'),
  },
  MCOSXServerErrorDomain: {
    42000: msg('The server account could not be made.'),
    42001: msg('The server account has no host name.'),
    42002: msg('The server account exists already.'),
  },
  MCHomeScreenLayoutErrorDomain: {
    43000: msg('More than one home screen layout is set.'),
  },
  MCNotificationSettingsErrorDomain: {
    44000: msg('More than one set of notification settings is set.'),
  },
  MCEDUClassroomErrorDomain: {
    45000: msg('The classroom settings could not be installed.'),
    45001: msg('A student is set up already.'),
    45002: msg('The certificate of the classroom was not found.'),
    45003: msg('The identity of the classroom is faulty.'),
  },
  MCSharedDeviceConfigurationErrorDomain: {
    46000: msg('More than one configuration for shared devices is set.'),
  },
});
