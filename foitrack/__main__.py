"""``python -m foitrack``: the same door as the console script."""

from foitrack.cli.main import run

if __name__ == "__main__":
    run()
