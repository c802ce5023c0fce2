import { migrate } from "@/db/migrate";

// For a PostgreSQL server looked after by others: brings its database to this version of the app, as its owner.
const ownerUrl = process.env["DATABASE_OWNER_URL"];
if (!ownerUrl) throw new Error("DATABASE_OWNER_URL is not set: the migrations run as the database's owner.");
await migrate(ownerUrl);
console.log("The database is at this version of the app.");
