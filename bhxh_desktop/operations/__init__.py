"""Operations: every write, each one transaction with its entry in the audit."""
