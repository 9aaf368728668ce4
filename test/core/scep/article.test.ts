import { expect, it } from 'vitest';
import { decodeMessage, explainMessage, messageTree, pathAt } from '../../../server/src/core/scep/index.ts';
import { english } from '../../../server/src/core/text/sentence.ts';
import { fixture } from '../../support/fixtures.ts';

const base64 = /operation=PKIOperation&message=([A-Za-z0-9+/]+)/.exec(fixture('article/ios-console.log'))?.[1] ?? '';
const decoded = decodeMessage(new Uint8Array(Buffer.from(base64, 'base64')));

it('reads the iOS message of the troubleshooting article, which stops in the middle of a base64 group', () => {
  const { title, paragraphs, rows } = explainMessage(decoded);
  expect(english(title)).toBe('SCEP message with encrypted content');
  expect(paragraphs.map(english).slice(0, 2)).toEqual([
    'The text ends at byte 621, inside encryptedContent; the whole message has at least 6585 bytes.',
    'Not in this text, so it cannot be known: encryptedContent, signer, messageType, transactionID, senderNonce, signature.',
  ]);
  expect(rows.map(({ label, value }) => `${english(label)}: ${english(value)}`)).toEqual([
    'Encrypted for: CN=FourthCoffee CA,DC=fourthcoffee,DC=local, serial 68000000099a9de56310f95c4f000000000009; key transport rsaEncryption',
    'Content cipher: des-ede3-cbc (legacy), IV e43e49da5c194b93',
    'Digest: sha512',
  ]);
});

it('says for each byte which element it belongs to, content in fragments included', () => {
  const names = (byte: number): string =>
    pathAt(messageTree(decoded), byte)
      .map(({ label }) => english(label))
      .join(' > ');
  expect(names(1)).toBe('ContentInfo');
  expect(names(27)).toBe('ContentInfo > content > SignedData > digestAlgorithms > SEQUENCE > algorithm');
  expect(names(180)).toMatch(/EnvelopedData > recipientInfos > KeyTransRecipientInfo > rid > serialNumber$/);
  expect(names(496)).toMatch(/encryptedContentInfo > contentEncryptionAlgorithm > iv$/);
  expect(names(620)).toMatch(/encryptedContent > OCTET STRING$/);
});
