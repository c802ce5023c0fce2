/**
 * How a sheet is set on paper, in Typst. It is the whole program: what a document says comes in as JSON and is printed as
 * it stands, so that "#import", "$" or "[ ]" in a text are letters like others.
 */
export const PDF_TEMPLATE = String.raw`
#let d = json(bytes(sys.inputs.data))
#let mm(n) = n * 1mm
#set document(title: d.title, author: d.author)
#set page(
  paper: "a4",
  margin: (top: mm(d.margins.top), bottom: mm(d.margins.bottom), left: mm(d.margins.left), right: mm(d.margins.right)),
  header-ascent: 30%,
  header: context { if counter(page).get().first() > 1 { align(center, text(size: 14pt, str(counter(page).get().first()))) } },
  footer: if d.footer == none { none } else { text(size: 9pt, d.footer) },
)
#set text(font: "Tinos", size: 14pt, lang: "vi", hyphenate: false, fallback: false)
#set par(justify: true, first-line-indent: (amount: 12.7mm, all: true), leading: 0.56em, spacing: 0.9em)
#set table(stroke: 0.5pt + black)
#show heading: set text(size: 14pt)
#show heading: set block(spacing: 0.85em, sticky: true)

#let runs(list) = for r in list {
  let t = text(r.text)
  if r.bold { t = strong(t) }
  if r.italic { t = emph(t) }
  t
}
#let flat(body) = { set par(justify: false, first-line-indent: 0pt, leading: 0.5em, spacing: 0.5em); body }
#let lines(list, ..look) = list.map(l => text(..look, l)).join(linebreak())
#let aligned = (left: left, center: center, right: right)

#let head(h) = flat({
  grid(
    columns: (46fr, 54fr), row-gutter: 0.5em, align: center,
    {
      if h.upper.len() > 0 { lines(h.upper); linebreak() }
      lines(h.issuing, weight: "bold")
    },
    { let party = text(size: 15pt, weight: "bold", h.party)
      context { box(stack(dir: ttb, spacing: 0.35em, party, line(length: measure(party).width, stroke: 0.75pt))) } },
    { text("*"); linebreak(); text(h.number) },
    { linebreak(); emph(text(h.placeAndDate)) },
  )
  v(1em)
})

#let title-of(t) = flat(align(center, {
  text(size: 16pt, weight: "bold", t.type)
  linebreak()
  lines(t.lines, weight: "bold")
  linebreak()
  text("-----")
  v(0.5em)
}))

#let ending(e) = block(breakable: false, above: 1.4em, flat(grid(
  columns: (1fr, 1fr),
  {
    underline(text("Nơi nhận:"))
    linebreak()
    lines(e.recipients, size: 12pt)
  },
  align(center, {
    if e.authority != none { text(weight: "bold", e.authority); linebreak() }
    text(e.position)
    v(60pt)
    text(weight: "bold", e.name)
  }),
)))

#let cell(t, strong-row) = if strong-row { strong(text(t)) } else { text(t) }

#let sheet-table(b) = {
  set text(size: 12pt)
  set par(justify: false, first-line-indent: 0pt, leading: 0.35em, spacing: 0.35em)
  block(width: 100%, above: 0.6em, below: 0.8em, table(
    columns: b.columns.map(c => c.share * 1fr),
    inset: (x: 4pt, y: 4pt),
    align: (x, y) => if y == 0 { center + horizon } else { aligned.at(b.columns.at(x).align) + horizon },
    table.header(..b.columns.map(c => strong(text(c.header)))),
    ..b.rows.enumerate().map(((i, row)) => row.map(t => cell(t, b.strong.contains(i)))).flatten(),
  ))
}

#let element(b) = {
  if b.kind == "heading" {
    heading(level: b.level, outlined: true, par(if b.level == 3 { emph(text(b.text)) } else { text(b.text) }))
  } else if b.kind == "caption" { flat(block(sticky: true, width: 100%, above: 0.6em, below: 0.6em, align(center, strong(text(b.text))))) }
  else if b.kind == "paragraph" { par(runs(b.runs)) }
  else if b.kind == "pageBreak" { pagebreak(weak: true) }
  else if b.kind == "ruled" { flat(block(width: 100%, for _ in range(b.lines) { v(7.5mm); line(length: 100%, stroke: 0.4pt + luma(120)) })) }
  else { sheet-table(b) }
}

#if d.head != none { head(d.head) }
#title-of(d.heading)
#for b in d.blocks { element(b) }
#if d.end != none { ending(d.end) }
#if d.appendix.len() > 0 { pagebreak(); for b in d.appendix { element(b) } }
`;
