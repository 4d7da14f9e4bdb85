-- The tables of MonEpice&Riz as its migrations make them, as far as payments concern them.
CREATE SCHEMA laravel;
CREATE TABLE laravel.orders (
  id bigserial PRIMARY KEY, order_number varchar(20) UNIQUE NOT NULL, customer_id bigint,
  status varchar(255) NOT NULL DEFAULT 'pending', payment_status varchar(255) NOT NULL DEFAULT 'pending',
  subtotal numeric(10,2), delivery_fee numeric(10,2), total_amount numeric(10,2) NOT NULL, estimated_total numeric(10,2),
  final_total numeric(10,2), delivery_method varchar(255), payment_method varchar(255), transaction_id varchar(255),
  payment_token varchar(255), notes text, created_at timestamp(0), updated_at timestamp(0), completed_at timestamp(0));
CREATE TABLE laravel.payment_logs (
  id bigserial PRIMARY KEY, order_id bigint NOT NULL REFERENCES laravel.orders, transaction_id varchar(255),
  payment_method varchar(255), action varchar(255), status varchar(255), amount numeric(10,2), currency varchar(3) DEFAULT 'XOF',
  reference_number varchar(255), created_at timestamp(0));
INSERT INTO laravel.orders (order_number, customer_id, status, payment_status, total_amount, final_total, payment_method, transaction_id, created_at, updated_at, completed_at) VALUES
 ('ORD-1',7,'completed','paid',12500.00,11800.00,'cash','ORD-1-20260301080000-a1b2c3','2026-03-01 08:00:00','2026-03-01 09:00:00','2026-03-01 09:00:00'),
 ('ORD-2',7,'completed','paid',5000.00,NULL,'cash',NULL,'2026-03-01 10:00:00','2026-03-01 11:00:00','2026-03-01 11:00:00'),
 ('ORD-3',NULL,'pending','pending',3000.00,NULL,'cash',NULL,'2026-03-01 12:00:00','2026-03-01 12:00:00',NULL),
 ('ORD-4',8,'cancelled','refunded',4000.00,NULL,'card','ORD-4-20260301130000-d4e5f6','2026-03-01 13:00:00','2026-03-01 14:00:00',NULL),
 ('ORD-5',8,'pending','processing',4100.00,NULL,'card','ORD-5-20260301130000-d4e5f6',NULL,NULL,NULL);
INSERT INTO laravel.payment_logs (order_id, action, status, amount, created_at) VALUES
 (1,'initiate','success',11800,'2026-03-01 08:00:10'),(1,'callback','success',11800,'2026-03-01 08:03:00')
