import type { ArchiveLimits } from '../limits.ts';
import { byteOf, nameOfBytes, utf8Of } from '../text/byte-name.ts';
import { masked } from '../text/secrets/index.ts';
import { msg, type Sentence } from '../text/sentence.ts';
import { inert } from '../text/visible.ts';

/**
 * The path of an entry as it may be used, its parts joined by `/`; or why it may not. Backslashes separate too: Windows
 * PowerShell writes them, against the specification. What cannot be seen, or would be a link where an editor shows the name in
 * messages of its own, is written out: nobody else could do that for those messages.
 */
export function safePath(name: string, limits: ArchiveLimits): { readonly path: string } | { readonly reason: Sentence } {
  if (/[\u0000-\u001f\u007f]/.test(name)) return { reason: msg('its name holds a control character') };
  const slashed = inert(masked(name.replaceAll('\\', '/')));
  if (slashed.length > limits.pathLength) return { reason: msg('its path is longer than {0} characters', limits.pathLength) };
  if (slashed.startsWith('/')) return { reason: msg('its name is an absolute path') };
  if (/^[A-Za-z]:/.test(slashed)) return { reason: msg('its name begins with a drive letter') };
  const parts = slashed.split('/').filter((part) => part !== '' && part !== '.');
  if (parts.includes('..')) return { reason: msg('its name leads out of the bundle with ".."') };
  if (parts.length === 0) return { reason: msg('it has no name') };
  if (parts.length > limits.pathParts) return { reason: msg('it lies more than {0} folders deep', limits.pathParts) };
  if (parts.some((part) => part.length > limits.nameLength))
    return { reason: msg('a part of its name is longer than {0} characters', limits.nameLength) };
  return { path: parts.join('/') };
}

/**
 * The text of a name in an archive. Without the UTF-8 mark it is code page 437 by the specification (APPNOTE 4.4.4, D.1), yet
 * macOS and others write UTF-8 unmarked: valid UTF-8 is taken as such. Where a name should be UTF-8 (`utf-8`: it is marked so), and on
 * Linux, where it is whatever bytes it has, those that are no character are written out.
 */
export function decodeName(bytes: Uint8Array, otherwise: 'utf-8' | 'code page 437'): string {
  return utf8Of(bytes) ?? (otherwise === 'utf-8' ? nameOfBytes(bytes) : codePage437(bytes));
}

const UPPER_HALF =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■';

function codePage437(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += characterOf(byte);
  return text;
}

/** FF is a blank that nobody tells from another: it is written out. */
function characterOf(byte: number): string {
  if (byte < 0x80) return String.fromCharCode(byte);
  return byte === 0xff ? byteOf(byte) : UPPER_HALF.charAt(byte - 0x80);
}
