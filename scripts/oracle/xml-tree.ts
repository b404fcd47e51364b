// Reads the plain XML the CDC publishes: elements and text, no attributes that matter, no mixed content. Anything else is
// an error with its place: supporting data that is half understood would judge wrongly.

export interface Xml {
  readonly name: string;
  readonly text: string;
  readonly children: readonly Xml[];
}

interface Open {
  readonly name: string;
  text: string;
  readonly children: Xml[];
}

const TOKEN = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<(\/?)([A-Za-z][\w.:-]*)[^<>]*?(\/?)>|[^<]+/y;
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replaceAll(/&(#x?[0-9a-f]+|\w+);/gi, (whole, name: string) => {
    if (name.startsWith('#x')) return String.fromCodePoint(Number.parseInt(name.slice(2), 16));
    if (name.startsWith('#')) return String.fromCodePoint(Number(name.slice(1)));
    return ENTITIES[name] ?? whole;
  });
}

const closed = ({ name, text, children }: Open): Xml => ({ name, text: decoded(text).trim(), children });

export function parseXml(written: string, where: string): Xml {
  const source = written.replace(/^\uFEFF/, '');
  const stack: Open[] = [{ name: '', text: '', children: [] }];
  TOKEN.lastIndex = 0;
  for (let at = 0; at < source.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(source);
    const top = stack.at(-1);
    if (!match || !top) throw new SyntaxError(`${where}: cannot read at ${at}: ${source.slice(at, at + 40)}`);
    const [token, slash, name, empty] = match;
    if (!token.startsWith('<')) top.text += token;
    else if (name === undefined) continue;
    else if (slash === '/') {
      stack.pop();
      if (top.name !== name) throw new SyntaxError(`${where}: </${name}> closes <${top.name}> at ${at}`);
      stack.at(-1)?.children.push(closed(top));
    } else if (empty === '/') top.children.push({ name, text: '', children: [] });
    else stack.push({ name, text: '', children: [] });
  }
  const [document] = stack;
  const [root] = document?.children ?? [];
  if (stack.length !== 1 || !root) throw new SyntaxError(`${where}: an element is not closed`);
  return root;
}

export const all = (xml: Xml | undefined, name: string): readonly Xml[] =>
  xml?.children.filter((child) => child.name === name) ?? [];
export const one = (xml: Xml | undefined, name: string): Xml | undefined =>
  xml?.children.find((child) => child.name === name);

/** The text of a child; the CDC writes `n/a` where it means nothing. */
export function textOf(xml: Xml | undefined, name: string): string | undefined {
  const text = one(xml, name)?.text;
  return text === undefined || text === '' || text.toLowerCase() === 'n/a' ? undefined : text;
}
