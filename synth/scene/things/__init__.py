"""Things: what lies beside and on receipts, and the hand that holds them."""
