-- The tables of AfriGest as Prisma makes them, as far as payments concern them.
CREATE TABLE "EcommerceCustomer" (id text PRIMARY KEY, email text UNIQUE, phone text UNIQUE);
CREATE TABLE "EcommerceOrder" (
  id text PRIMARY KEY, "boutiqueId" text, total numeric(10,2) NOT NULL, currency text NOT NULL DEFAULT 'GNF',
  status text NOT NULL DEFAULT 'received', "paymentStatus" text, "customerId" text REFERENCES "EcommerceCustomer",
  "createdAt" timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP);
CREATE TABLE "EcommercePayment" (
  id text PRIMARY KEY, "orderId" text NOT NULL REFERENCES "EcommerceOrder", provider text NOT NULL, status text NOT NULL,
  amount numeric(10,2) NOT NULL, currency text NOT NULL DEFAULT 'GNF', "providerIntentId" text,
  "createdAt" timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP);
CREATE INDEX ON "EcommercePayment" ("orderId");
INSERT INTO "EcommerceCustomer" VALUES ('c1','a@b.example','+224 620 12 34 56');
INSERT INTO "EcommerceOrder" VALUES
 ('e1','k',20000.00,'GNF','received','paid','c1','2026-03-01 08:00:00'),
 ('e2','k',15000.00,'GNF','delivered',NULL,NULL,'2026-03-01 09:00:00'),
 ('e3','k',20000.00,'GNF','received','paid','c1','2026-02-20 09:00:00'),
 ('e4','k',   10.50,'GNF','received','pending',NULL,'2026-03-01 10:00:00'),
 ('e5','k', 7000.00,'GNF','received','paid',NULL,'2026-03-01 11:00:00'),
 ('e6','k', 9000.00,'GNF','received','timeout',NULL,'2026-03-01 12:00:00');
INSERT INTO "EcommercePayment" VALUES
 ('p1','e1','mtn_momo','succeeded',20000.00,'GNF',NULL,'2026-03-01 08:01:00'),
 ('p2','e1','mtn_momo','succeeded',20000.00,'GNF',NULL,'2026-03-01 08:01:01'),
 ('p3','e3','stripe','succeeded',20000.00,'GNF','pi_3','2026-03-01 00:00:30')
