-- Version 4: vectors have one byte a dimension. Those of 16 bits are forgotten, and made again when next asked for.

DELETE FROM vectors;
DELETE FROM state WHERE name LIKE 'encoder_%';
