"""Numbers, dates, text and order as people in Vietnamese offices write them."""
