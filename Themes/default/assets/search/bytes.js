// Texts as strings of UTF-8 bytes, a character each: compared, cut and counted as the index has them.

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export function toBytes(text) {
  return stringOf(encoder.encode(text));
}

export function fromBytes(bytes) {
  return decoder.decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
}

/** The bytes of an array as such a string. */
export function stringOf(array) {
  let text = "";
  // Of limited length, since each byte is an argument.
  for (let start = 0; start < array.length; start += 8192) {
    text += String.fromCharCode(...array.subarray(start, start + 8192));
  }
  return text;
}

/** Reads numbers (LEB128) and bytes; past the end it gives zeros and is at the end. */
export class ByteReader {
  constructor(array) {
    this.array = array;
    this.offset = 0;
  }

  get isAtEnd() {
    return this.offset >= this.array.length;
  }

  readByte() {
    return this.array[this.offset++] ?? 0;
  }

  readNumber() {
    let number = 0;
    let factor = 1;
    while (this.offset < this.array.length && factor < 2 ** 49) {
      const byte = this.array[this.offset++];
      number += (byte & 0x7f) * factor;
      if (byte < 0x80) break;
      factor *= 128;
    }
    return number;
  }

  readBytes(count) {
    const start = this.offset;
    this.offset = Math.min(this.array.length, start + count);
    return this.array.subarray(start, this.offset);
  }
}
