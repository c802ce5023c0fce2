import { readdirSync } from "node:fs";
import path from "node:path";

/** The addresses of all files of this name beneath app/, as Next sees them: `/members/[memberId]`. */
export function routesOf(fileName: "page.tsx" | "route.ts"): string[] {
  return readdirSync("app", { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name === fileName)
    .map(({ parentPath }) => {
      const folders = path.relative("app", parentPath).split(path.sep);
      return `/${folders.filter((folder) => !folder.startsWith("(")).join("/")}`;
    })
    .toSorted();
}
