import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'windows-profile-key-length',
  fires: [
    {
      title: 'an old key',
      format: 'android-omadm-log',
      text: `<Atomic><CmdID>1</CmdID>
<Add><CmdID>2</CmdID><Item><Target><LocURI>./Device/Vendor/MSFT/ClientCertificateInstall/SCEP/lab1/Install/KeyLength</LocURI></Target>
<Data>1024</Data>
      ^^^^ windows-profile-key-length
</Item></Add></Atomic>`,
    },
    {
      title: 'a shorter one',
      format: 'android-omadm-log',
      text: `<Atomic><CmdID>1</CmdID>
<Add><CmdID>2</CmdID><Item><Target><LocURI>./Device/Vendor/MSFT/ClientCertificateInstall/SCEP/lab1/Install/KeyLength</LocURI></Target>
<Data>512</Data>
      ^^^ windows-profile-key-length
</Item></Add></Atomic>`,
    },
  ],
  quiet: [
    {
      title: 'a key of 2048 bits',
      format: 'android-omadm-log',
      text: '<Atomic><CmdID>1</CmdID><Add><CmdID>2</CmdID><Item><Target><LocURI>./Device/Vendor/MSFT/ClientCertificateInstall/SCEP/lab1/Install/KeyLength</LocURI></Target><Data>2048</Data></Item></Add></Atomic>',
    },
    {
      title: 'the answer of a device',
      format: 'android-omadm-log',
      text: '<Atomic><CmdID>1</CmdID><Add><CmdID>2</CmdID><Item><Source><LocURI>./Device/Vendor/MSFT/ClientCertificateInstall/SCEP/lab1/Install/KeyLength</LocURI></Source><Data>1024</Data></Item></Add></Atomic>',
    },
    {
      title: 'a value that is no number',
      format: 'android-omadm-log',
      text: '<Atomic><CmdID>1</CmdID><Add><CmdID>2</CmdID><Item><Target><LocURI>./Device/Vendor/MSFT/ClientCertificateInstall/SCEP/lab1/Install/KeyLength</LocURI></Target><Data>{{bits}}</Data></Item></Add></Atomic>',
    },
  ],
};
