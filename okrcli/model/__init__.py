"""What an OKR is: frozen models of everything that stands in the files, without I/O and without a clock."""
