import { fold } from "@/lib/vietnamese";

export interface UnitNode {
  readonly unitId: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly ordinal: number;
  /** Members who belong to the unit itself; null for a reader who may not know. */
  readonly directPeople: number | null;
}

export type Arranged<Node> = Node & { readonly depth: number; readonly people: number | null };

/** Units in the order of the tree, each beneath its parent, with the members of all that lies beneath counted in. */
export function arrangeTree<Node extends UnitNode>(nodes: readonly Node[]): Arranged<Node>[] {
  const known = new Set(nodes.map((node) => node.unitId));
  const children = new Map<string | null, Node[]>();
  for (const node of nodes) {
    const parent = node.parentId !== null && known.has(node.parentId) ? node.parentId : null;
    children.set(parent, [...(children.get(parent) ?? []), node]);
  }
  const arranged: Arranged<Node>[] = [];
  const visit = (node: Node, depth: number): number | null => {
    const place = arranged.length;
    arranged.push({ ...node, depth, people: null });
    const beneath = (children.get(node.unitId) ?? []).toSorted(inOrder).map((child) => visit(child, depth + 1));
    const people =
      node.directPeople === null ? null : beneath.reduce<number>((sum, part) => sum + (part ?? 0), node.directPeople);
    arranged[place] = { ...node, depth, people };
    return people;
  };
  for (const top of (children.get(null) ?? []).toSorted(inOrder)) visit(top, 0);
  return arranged;
}

// A committee numbers its organisations; within one number, "Chi bộ 10" comes after "Chi bộ 6".
const numeric = new Intl.Collator("vi", { numeric: true });

function inOrder(a: UnitNode, b: UnitNode): number {
  return a.ordinal - b.ordinal || numeric.compare(a.name, b.name);
}

/** Units whose name or code holds every word searched for, tone marks or not. */
export function matchesSearch(unit: { name: string; code: string | null }, search: string): boolean {
  const text = fold(`${unit.name} ${unit.code ?? ""}`);
  return fold(search)
    .split(" ")
    .every((word) => text.includes(word));
}

/** Keeps the units that match and those above them, which say where they lie. */
export function withAncestors<Node extends UnitNode>(nodes: readonly Node[], isMatch: (node: Node) => boolean): Node[] {
  const parents = new Map(nodes.map((node) => [node.unitId, node.parentId]));
  const kept = new Set<string>();
  for (const node of nodes.filter(isMatch)) {
    for (let id: string | null | undefined = node.unitId; id && !kept.has(id); id = parents.get(id)) kept.add(id);
  }
  return nodes.filter((node) => kept.has(node.unitId));
}

const BESIDE = ["advisory_office", "mass_organisation"];

/** Advisory offices and mass organisations stand beside the Party's own units: without members, in a group of their own. */
export function isBesideTree(kind: string): boolean {
  return BESIDE.includes(kind);
}
