import { certificates } from './lines.ts';
import type { CaseSamples } from './model.ts';

/** A certificate of user1@contoso.com without a SID, and one with the URI of Intune; made for this, their keys are gone. */
export const WITHOUT =
  'MIIBsQYJKoZIhvcNAQcCoIIBojCCAZ4CAQExADALBgkqhkiG9w0BBwGgggGGMIIBgjCCASegAwIBAgICSgEwCgYIKoZIzj0EAwIwFTETMBEGA1UEAwwKQ29udG9zbyBDQTAeFw0yNjExMjgxNTM2NDdaFw0zNjExMjUxNTM2NDdaMBwxGjAYBgNVBAMMEXVzZXIxQGNvbnRvc28uY29tMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEBQQSY6bqBWaaxUC+CvbDAp+eHfvneNWowkByS65jvg2O40ZXKyvzLlU4o2tcRY+IxQHXYmseKN8/8okrXFLD+qNgMF4wHAYDVR0RBBUwE4ERdXNlcjFAY29udG9zby5jb20wHQYDVR0OBBYEFA5KGyog6ivZBxbzEjHqfymL3e5IMB8GA1UdIwQYMBaAFD4QKXgx/aCQP0gxvggFKs0K+P1dMAoGCCqGSM49BAMCA0kAMEYCIQCsMzb1p12q0Xtlv9lQjqimJaM+vmkQoQuvcdkrYe9CjgIhAKrk4S8KEwOBzq5wj1hW2bWzYxdWQkQWHQhs1NBi4MwQMQA=';
export const WITH =
  'MIIB1gYJKoZIhvcNAQcCoIIBxzCCAcMCAQExADALBgkqhkiG9w0BBwGgggGrMIIBpzCCAUygAwIBAgICSgIwCgYIKoZIzj0EAwIwFTETMBEGA1UEAwwKQ29udG9zbyBDQTAeFw0yNjExMjgxNTM2NDdaFw0zNjExMjUxNTM2NDdaMBwxGjAYBgNVBAMMEXVzZXIxQGNvbnRvc28uY29tMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEVVsA9znOBvmMMZu1hk8QXfnByuxAusfHTSkE8VtC1LwigNMT3a7dNTz6xFlzilKwSrSxrT8DGXhO2rPPs+V7FaOBhDCBgTA/BgNVHREEODA2hjR0YWc6bWljcm9zb2Z0LmNvbSwyMDIyLTA5LTE0OnNpZDpTLTEtNS0yMS0xLTItMy0xMTA0MB0GA1UdDgQWBBRMWAsC91pOSoFJA9wl4b7LWtS03zAfBgNVHSMEGDAWgBQ+ECl4Mf2gkD9IMb4IBSrNCvj9XTAKBggqhkjOPQQDAgNJADBGAiEA0YQJ2BuMYn43f+kwqGLjK2Rrh/bdwaIPYAYelMyGoWICIQCkdCQXvH1woIlZPyrdU0lR481M78e9RHfCtsfTw6ILNzEA';

export const samples: CaseSamples = {
  id: 'certificate-without-sid',
  fires: [
    {
      title: 'neither an extension nor a name holds one',
      files: { 'OMADM.log': certificates('08:15:05', WITHOUT) },
      marks: [`OMADM.log:1 ${WITHOUT}`],
    },
    {
      title: 'told once, however often the log repeats it',
      files: { 'OMADM.log': certificates('08:15:05', WITHOUT) + certificates('08:15:06', WITHOUT) },
      marks: [`OMADM.log:1 ${WITHOUT}`],
    },
  ],
  quiet: [{ title: 'the URI that Intune puts in', files: { 'OMADM.log': certificates('08:15:05', WITH) } }],
};
