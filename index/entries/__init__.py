"""What a library holds, as data: entries, passages, cards and hits."""
