"""``python -m saidby``"""

from saidby.cli import main

main()
