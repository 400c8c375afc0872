// Is a file what the build has made? SHA-256 where the browser offers it; plain http has only the sum of zlib.

const TABLES = tables();

/** @param {Uint8Array<ArrayBuffer>} content @param {{ sha256: string, crc32: number }} file */
export async function isRight(content, { sha256, crc32: sum }) {
  if (!globalThis.crypto?.subtle) return crc32(content) === sum;
  return hex(await crypto.subtle.digest("SHA-256", content)) === sha256;
}

export function hex(digest) {
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** CRC-32 (IEEE 802.3), four bytes at a time. */
export function crc32(bytes) {
  const [first, second, third, fourth] = TABLES;
  const even = bytes.length & ~3;
  let sum = -1;
  for (let i = 0; i < even; i += 4) {
    sum ^= bytes[i] | (bytes[i + 1] << 8) | (bytes[i + 2] << 16) | (bytes[i + 3] << 24);
    sum = fourth[sum & 255] ^ third[(sum >>> 8) & 255] ^ second[(sum >>> 16) & 255] ^ first[sum >>> 24];
  }
  for (let i = even; i < bytes.length; i++) sum = (sum >>> 8) ^ first[(sum ^ bytes[i]) & 255];
  return ~sum >>> 0;
}

function tables() {
  const made = Array.from({ length: 4 }, () => new Int32Array(256));
  for (let i = 0; i < 256; i++) {
    let value = i;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    made[0][i] = value;
  }
  for (let i = 0; i < 256; i++) {
    for (let n = 1; n < 4; n++) made[n][i] = (made[n - 1][i] >>> 8) ^ made[0][made[n - 1][i] & 255];
  }
  return made;
}
