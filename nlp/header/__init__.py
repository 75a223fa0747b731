"""What stands at the head of a document: type, number, issuer, date, title and legal bases; and forms to fill in."""
