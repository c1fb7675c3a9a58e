;;; saidby.el --- Who said it, in Emacs with eglot  -*- lexical-binding: t; -*-

;; Emacs 28 with eglot from ELPA, or Emacs 29 and later.  Load this file from your
;; init file and open a draft; M-x eglot starts the server.  To have it started with
;; every draft:
;;
;;     (add-hook 'text-mode-hook #'eglot-ensure)

;;; Code:

(require 'eglot)

(add-to-list 'eglot-server-programs
             '((markdown-mode gfm-mode html-mode mhtml-mode latex-mode tex-mode
                LaTeX-mode text-mode)
               . ("saidby" "server")))

;; All settings are in saidby's documentation.
(setq-default eglot-workspace-configuration
              '(:saidby (:run "onType" :delay 500)))

(provide 'saidby)
;;; saidby.el ends here
