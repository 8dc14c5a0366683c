// The part of pack.rs that compresses: the browser does it.

/** A text as raw DEFLATE in base64url. */
export async function pack(text) {
  const packed = await through(new CompressionStream("deflate-raw"), new TextEncoder().encode(text));
  let bytes = "";
  for (const byte of packed) bytes += String.fromCharCode(byte);
  return btoa(bytes).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** The text of what `pack` has made, at most so many bytes long. */
export async function unpack(packed, most) {
  const bytes = Uint8Array.from(atob(packed.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
  const text = await through(new DecompressionStream("deflate-raw"), bytes, most);
  return new TextDecoder("utf-8", { fatal: true }).decode(text);
}

/** What comes out of a stream. A small link may hold a text of gigabytes, so it is read piece by piece. */
async function through(stream, bytes, most = Infinity) {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  const pieces = [];
  let length = 0;
  for (let piece; !(piece = await reader.read()).done; ) {
    pieces.push(piece.value);
    length += piece.value.length;
    if (length > most) {
      await reader.cancel();
      throw new Error(`it holds more than ${most >> 10} KiB`);
    }
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}
