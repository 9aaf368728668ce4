import type { VirtualText } from '../answer/virtual-text.ts';
import { parseAddress } from '../answer/virtual-uri.ts';
import type { Session } from '../session/session.ts';
import { bytesDocument } from './bytes.ts';
import { codeDocument } from './code.ts';
import { comparisonDocument } from './comparison.ts';
import { decodedDocument } from './decoded.ts';
import { enrollmentDocument } from './enrollment-lines.ts';
import { findingsDocument } from './findings-list.ts';
import { resolutionDocument } from './resolution.ts';

/** The document of a uri; undefined where the uri is not one of ours. */
export function virtualDocument(session: Session, uri: string): VirtualText | undefined {
  const address = parseAddress(uri);
  if (!address) return undefined;
  switch (address.kind) {
    case 'findings':
      return findingsDocument(session, address);
    case 'decoded':
    case 'text':
      return decodedDocument(session, address);
    case 'comparison':
      return comparisonDocument(session, address);
    case 'bytes':
      return bytesDocument(session, address);
    case 'code':
      return codeDocument(session, address);
    case 'enrollment':
      return enrollmentDocument(session, address);
    case 'resolution':
      return resolutionDocument(session, address);
  }
}
