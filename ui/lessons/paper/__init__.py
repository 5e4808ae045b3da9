"""What is made of the chapters for paper and for elsewhere: the worksheet, a notebook."""
