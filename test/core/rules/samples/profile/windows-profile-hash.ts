import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'windows-profile-hash',
  fires: [
    {
      title: 'SHA-1 alone',
      format: 'android-omadm-log',
      text: `<Atomic><CmdID>1</CmdID>
<Add><CmdID>2</CmdID><Item><Target><LocURI>./Device/Vendor/MSFT/ClientCertificateInstall/SCEP/lab1/Install/HashAlgorithm</LocURI></Target>
<Data>SHA-1</Data>
      ^^^^^ windows-profile-hash
</Item></Add></Atomic>`,
    },
    {
      title: 'without a dash',
      format: 'android-omadm-log',
      text: `<Atomic><CmdID>1</CmdID>
<Add><CmdID>2</CmdID><Item><Target><LocURI>./Device/Vendor/MSFT/ClientCertificateInstall/SCEP/lab1/Install/HashAlgorithm</LocURI></Target>
<Data>SHA1</Data>
      ^^^^ windows-profile-hash
</Item></Add></Atomic>`,
    },
  ],
  quiet: [
    {
      title: 'SHA-2',
      format: 'android-omadm-log',
      text: '<Atomic><CmdID>1</CmdID><Add><CmdID>2</CmdID><Item><Target><LocURI>./Device/Vendor/MSFT/ClientCertificateInstall/SCEP/lab1/Install/HashAlgorithm</LocURI></Target><Data>SHA-2</Data></Item></Add></Atomic>',
    },
    {
      title: 'both',
      format: 'android-omadm-log',
      text: '<Atomic><CmdID>1</CmdID><Add><CmdID>2</CmdID><Item><Target><LocURI>./Device/Vendor/MSFT/ClientCertificateInstall/SCEP/lab1/Install/HashAlgorithm</LocURI></Target><Data>SHA-1+SHA-2</Data></Item></Add></Atomic>',
    },
  ],
};
