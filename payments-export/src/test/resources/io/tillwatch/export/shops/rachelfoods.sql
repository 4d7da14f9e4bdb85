-- The tables of RachelFoods as Prisma makes them, as far as payments concern them.
CREATE TYPE "OrderStatus" AS ENUM ('PENDING','CONFIRMED','PAID','PREPARING','SHIPPING','DELIVERED','COMPLETED','CANCELLED');
CREATE TYPE "PaymentStatus" AS ENUM ('PENDING','PAID','FAILED','REFUNDED');
CREATE TYPE "PaymentMethod" AS ENUM ('COD','PREPAID','CHECKOUT','PAYPAL');
CREATE TYPE "TransactionStatus" AS ENUM ('PENDING','SUCCEEDED','FAILED','CANCELLED');
CREATE TYPE "Lifecycle" AS ENUM ('INITIATED','CAPTURED','REFUNDED','CANCELLED');
CREATE TYPE "RefundStatus" AS ENUM ('PENDING','APPROVED','REJECTED','PROCESSING','COMPLETED','FAILED');
CREATE TABLE orders (
  id text PRIMARY KEY, "orderNumber" text NOT NULL, "buyerId" text NOT NULL, "deliveryPhone" text,
  subtotal numeric(10,2), "totalCost" numeric(10,2) NOT NULL, "paymentMethod" "PaymentMethod",
  "paymentStatus" "PaymentStatus" NOT NULL DEFAULT 'PENDING', status "OrderStatus" NOT NULL DEFAULT 'PENDING',
  "paidAt" timestamp(3), "deliveredAt" timestamp(3), "completedAt" timestamp(3),
  "createdAt" timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP, "updatedAt" timestamp(3) NOT NULL);
CREATE TABLE payment_transactions (
  id text PRIMARY KEY, "orderId" text NOT NULL REFERENCES orders, provider text NOT NULL, "intentId" text UNIQUE,
  amount numeric(10,2) NOT NULL, currency text NOT NULL DEFAULT 'USD', status "TransactionStatus" NOT NULL,
  "failureReason" text, metadata text, "createdAt" timestamp(3) NOT NULL, "updatedAt" timestamp(3) NOT NULL);
CREATE TABLE payments (
  id text PRIMARY KEY, "orderId" text UNIQUE NOT NULL REFERENCES orders, amount numeric(15,2) NOT NULL,
  "paymentMethod" text NOT NULL, lifecycle "Lifecycle" NOT NULL, "gatewayTransactionId" text UNIQUE,
  "initiatedAt" timestamp(3) NOT NULL, "capturedAt" timestamp(3));
CREATE TABLE refunds (
  id text PRIMARY KEY, "paymentId" text NOT NULL REFERENCES payments, "orderId" text NOT NULL,
  amount numeric(15,2) NOT NULL, status "RefundStatus" NOT NULL, "completedAt" timestamp(3));

INSERT INTO orders (id, "orderNumber", "buyerId", "deliveryPhone", "totalCost", "paymentMethod", "paymentStatus", status, "paidAt", "deliveredAt", "createdAt", "updatedAt") VALUES
 ('a1','ORD-2026-1','b1','+91 98765 43210', 99.98,'CHECKOUT','PAID','PREPARING','2026-03-01 08:00:40',NULL,'2026-03-01 08:00:00','2026-03-01 08:00:40'),
 ('a2','ORD-2026-2','b2',NULL,              20.00,'COD','PAID','DELIVERED','2026-03-01 17:00:00','2026-03-01 17:00:00','2026-02-28 09:00:00','2026-03-01 17:00:00'),
 ('a3','ORD-2026-3','b1',NULL,              45.50,'PAYPAL','PENDING','PAID',NULL,NULL,'2026-03-01 10:00:00','2026-03-01 10:02:00'),
 ('a4','ORD-2026-4','b3',NULL,              10.00,'CHECKOUT','PENDING','PENDING',NULL,NULL,'2026-03-01 11:00:00','2026-03-01 11:00:00'),
 ('a5','ORD-2026-5','b3',NULL,              30.00,'PREPAID','PAID','CANCELLED','2026-03-01 12:01:00',NULL,'2026-03-01 12:00:00','2026-03-01 12:30:00'),
 ('a6','ORD-2026-6','b4',NULL,              12.34,'COD','PENDING','PENDING',NULL,NULL,'2025-12-01 12:00:00','2025-12-01 12:00:00');
INSERT INTO payment_transactions VALUES
 ('pmt_1','a1','STRIPE','pi_1',99.98,'USD','FAILED','card_declined','{"clientSecret":"CANARY"}','2026-03-01 08:00:05','2026-03-01 08:00:20'),
 ('pmt_2','a1','STRIPE','pi_2',99.98,'USD','SUCCEEDED',NULL,'{"clientSecret":"CANARY"}','2026-03-01 08:00:30','2026-03-01 08:00:40'),
 ('pmt_4','a4','STRIPE','pi_4',10.00,'USD','PENDING',NULL,NULL,'2026-03-01 11:00:01','2026-03-01 11:00:01');
INSERT INTO payments VALUES
 ('p3','a3',45.50,'PAYPAL','CAPTURED','PP-3','2026-03-01 10:01:00','2026-03-01 10:02:00'),
 ('p5','a5',30.00,'WALLET','REFUNDED',NULL,'2026-03-01 12:00:30','2026-03-01 12:01:00');
INSERT INTO refunds VALUES
 ('r1','p5','a5',10.00,'COMPLETED','2026-03-01 12:20:00'),
 ('r2','p5','a5', 5.00,'REJECTED',NULL),
 ('r3','p5','a5',20.00,'COMPLETED','2026-03-01 12:30:00')
