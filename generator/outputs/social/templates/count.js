// How long a text is, as the networks count it. The same as generator/derive/social/counting.py; a test compares them.
const Count = (endings) => {
  const TLD = new Set(endings.split(" "));
  const DIR = "\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069";
  const NOT = "\\s!'#%&()*+,\\\\\\-./:;<=>?@\\[\\]^_{|}~$\\ufffe\\ufeff\\uffff\\u180e" + DIR;
  const LATIN = "\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u00ff\\u0100-\\u024f\\u0253\\u0254\\u0256\\u0257\\u0259\\u025b\\u0263\\u0268\\u026f";
  const IN = "a-z\\u0400-\\u04ff0-9!*';:=+,.$/%#\\[\\]\\-\\u2013_~@|&" + LATIN;
  const BAL = "\\((?:[" + IN + "]+|[" + IN + "]*\\([" + IN + "]+\\)[" + IN + "]*)\\)";
  const END = "(?:[+\\-a-z\\u0400-\\u04ff0-9=_#/" + LATIN + "]|" + BAL + ")";
  const PATH = "(?:(?:[" + IN + "]|" + BAL + ")*" + END + "|/)";
  const QUERY = "\\?[a-z0-9!?*'@();:&=+$/%#\\[\\]\\-_.,~|]*[a-z0-9\\-_&=#/]";
  const HOST = new RegExp("(https?://)?((?:[^" + NOT + "][^" + NOT + "_\\-]*(?:[_\\-]+[^" + NOT + "_\\-]+)*\\.)+)", "gi");
  const TAIL = new RegExp("[^" + NOT + "](?:[^" + NOT + "]|-)*", "iy");
  const AFTER = new RegExp("(?::[0-9]+)?(?:/" + PATH + "?)?(?:" + QUERY + ")?", "iy");
  const LABELS = new RegExp("(?:[-a-z0-9" + LATIN + "]+\\.)+$", "i");
  const WEB = /https?:\/\/[^\s<>"”’]*[^\s<>"”’.,;:!?)\]]/gi;
  const ONE = "(?:[©®™♟]\\ufe0f|(?![0-9#*©®™♟])\\p{Emoji}(?!\\ufe0e)(?:\\ufe0f|\\p{Emoji_Modifier})?)(?:[\\u{e0020}-\\u{e007e}]+\\u{e007f})?";
  const EMOJI = new RegExp("\\p{RI}{2}|[0-9#*]\\ufe0f?\\u20e3|" + ONE + "(?:\\u200d" + ONE + ")*", "gu");
  const segments = new Intl.Segmenter("en", { granularity: "grapheme" });
  const at = (re, text, place) => { re.lastIndex = place; return re.exec(text); };
  const octets = (text) => new TextEncoder().encode(text).length;

  const nameEnd = (text, start, end) => {
    const ascii = /^[a-z0-9-]+/i.exec(text.slice(start, end));
    for (const stop of [end, ascii ? start + ascii[0].length : end]) {
      const name = text.slice(start, stop).toLowerCase();
      if ((TLD.has(name) || name.startsWith("xn--")) && !/[0-9a-zA-Z@+-]/.test(text.slice(stop, stop + 1))) return stop;
    }
    return null;
  };
  const hostEnd = (text, start, end) => {
    const tail = at(TAIL, text, end);
    let stop = tail ? nameEnd(text, end, end + tail[0].length) : null;
    while (stop === null) {
      end = text.slice(start, end).lastIndexOf(".") + start;
      const begin = end < start ? 0 : text.slice(start, end).lastIndexOf(".") + start + 1;
      if (end < start || begin <= start) return null;
      stop = nameEnd(text, begin, end);
      end = begin;
    }
    return stop;
  };
  const resolves = (host) => {
    const labels = host.split(".");
    if (labels[labels.length - 2].includes("_") || labels.some((label) => !label)) return false;
    return labels.every((label) => {
      if (/^[\x00-\x7f]*$/.test(label)) return label.length <= 63;
      try { return new URL("http://" + label).hostname.length <= 63; } catch { return false; }
    });
  };
  const address = (text, found) => {
    const hostStart = found.index + (found[1] || "").length;
    const before = text.slice(found.index - 1 < 0 ? 0 : found.index - 1, found.index);
    const end = hostEnd(text, hostStart, found.index + found[0].length);
    if (end === null || /[A-Za-z0-9@＠$#＃\ufffe\ufeff\uffff]/.test(before) || !resolves(text.slice(hostStart, end))) return null;
    let start = found.index;
    if (!found[1]) {
      const dot = text.slice(0, end).lastIndexOf(".") + 1;
      const labels = LABELS.exec(text.slice(hostStart, dot));
      if (/[-_./]/.test(before) || !labels) return null;
      start = hostStart + labels.index;
    }
    const after = at(AFTER, text, end);
    return [start, end + (after ? after[0].length : 0)];
  };
  const addresses = (text) => {
    const all = [];
    let place = 0;
    for (let found; (found = at(HOST, text, place)); ) {
      const one = address(text, found);
      if (one) all.push(one);
      place = one ? one[1] : found[1] ? found.index + found[1].length : found.index + found[0].indexOf(".") + 1;
    }
    return all;
  };
  const light = (point) => point <= 0x10ff || (point >= 0x2000 && point <= 0x200d) || (point >= 0x2010 && point <= 0x201f) || (point >= 0x2032 && point <= 0x2037);
  const weight = (text) => {
    let count = 0;
    const rest = text.replace(EMOJI, () => { count += 2; return ""; });
    for (const character of rest) count += light(character.codePointAt(0)) ? 1 : 2;
    return count;
  };
  const graphemes = (text) => [...segments.segment(text)].length;
  const tags = (text) => (text.replace(WEB, "").match(/(?<![\p{L}\p{N}_&/#])#(?=[\p{L}\p{N}_]*\p{L})[\p{L}\p{N}_]+/gu) || []).length;
  return {
    x: (text) => {
      text = text.replace(/\r\n?/g, "\n").normalize("NFC");
      let total = 0, place = 0;
      for (const [start, end] of addresses(text)) { total += weight(text.slice(place, start)) + 23; place = end; }
      return total + weight(text.slice(place));
    },
    bluesky: graphemes,
    mastodon: (text) => graphemes(text.replace(WEB, "x".repeat(23)).replace(/(?<![\p{L}\p{N}_@/])(@[\p{L}\p{N}_]+(?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?)@[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)+/gu, "$1")),
    threads: (text) => {
      let octetsOfEmoji = 0;
      const rest = text.replace(EMOJI, (emoji) => { octetsOfEmoji += octets(emoji); return ""; });
      return [...rest].length + octetsOfEmoji;
    },
    units: (text) => text.length,
    octets,
    tags,
    links: (text) => (text.match(WEB) || []).length,
  };
};
