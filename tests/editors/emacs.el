;;; emacs.el --- What a writer does in Emacs with eglot  -*- lexical-binding: t; -*-

;; Writes what was seen as JSON to $SAIDBY_SEEN; a step that is never answered ends
;; with status 1.  Idle timers do not fire in batch mode, so edits are told by hand.

(require 'package)
(package-initialize)
(require 'eglot)
(require 'flymake)
(require 'imenu)
(require 'json)
(require 'seq)
(require 'xref)
(setq eglot-sync-connect 30
      eglot-connect-timeout 30
      eglot-autoshutdown nil
      eglot-confirm-server-initiated-edits nil
      flymake-no-changes-timeout 0.1
      flymake-start-on-flymake-mode t
      make-backup-files nil
      create-lockfiles nil
      auto-save-default nil
      coding-system-for-read 'utf-8
      coding-system-for-write 'utf-8)
(load (getenv "SAIDBY_CONFIG"))

(defvar seen nil "What was seen, by name.")

(defun note (name value)
  (push (cons name value) seen))

(defun wait (what found)
  "Wait until FOUND gives something; WHAT is for the error."
  (let ((end (+ (float-time) 90)) result)
    (while (and (not (setq result (funcall found))) (< (float-time) end))
      (accept-process-output nil 0.5)
      (nudge))
    (or result (error "Timeout: %s" what))))

(defun nudge ()
  "Have the client read on.
The jsonrpc of Emacs 28 leaves its filter by a throw when an answer arrives; what came
in the same read lies there until the server says anything else.  A writer who moves the
cursor asks all the time."
  (jsonrpc-request (eglot-current-server) :workspace/executeCommand
                   (list :command "saidby.status" :arguments [])))

(defun put-cursor (words)
  (goto-char (point-min))
  (search-forward words)
  (goto-char (match-beginning 0)))

(defun told ()
  "Tell the server of edits, as the idle timer would."
  (eglot--signal-textDocument/didChange))

(defun findings ()
  (mapcar (lambda (found)
            (list (cons 'message (substring-no-properties
                                  (flymake-diagnostic-text found)))
                  (cons 'words (buffer-substring-no-properties
                                (flymake-diagnostic-beg found)
                                (flymake-diagnostic-end found)))))
          (flymake-diagnostics)))

(defun wait-for-findings (count)
  (wait (format "%d findings" count)
        (lambda () (let ((found (flymake-diagnostics)))
                     (and (= count (length found)) (or found t))))))

(defun act (words title)
  "Take the action TITLE at WORDS; the titles of all that were offered."
  (put-cursor words)
  (let* ((offered (append (eglot-code-actions (point) (point) nil nil) nil))
         (action (seq-find (lambda (one) (equal title (plist-get one :title)))
                           offered)))
    (unless action (error "Not offered: %s" title))
    (if (plist-get action :edit)
        (eglot--apply-workspace-edit (plist-get action :edit))
      (let ((command (plist-get action :command)))
        (eglot-execute-command (eglot-current-server)
                               (intern (plist-get command :command))
                               (plist-get command :arguments))))
    (told)
    (mapcar (lambda (one) (plist-get one :title)) offered)))

(defun card ()
  "What eldoc shows at point."
  (let (shown)
    (eglot-hover-eldoc-function (lambda (words &rest _) (setq shown words)))
    (substring-no-properties (wait "a card" (lambda () shown)))))

(defun summaries (xrefs)
  (vconcat (mapcar (lambda (one) (substring-no-properties (xref-item-summary one)))
                   xrefs)))

(defun strings-in (tree)
  "All strings of an imenu index, groups and entries."
  (cond ((stringp tree) (list (substring-no-properties tree)))
        ((consp tree) (append (strings-in (car tree)) (strings-in (cdr tree))))))

(defun ask (method &rest more)
  "What the server answers to a request about the draft."
  (jsonrpc-request (eglot-current-server) method
                   (append (list :textDocument (eglot--TextDocumentIdentifier))
                           more)))

(defun hints ()
  "All hints, which are off unless they are wanted."
  (setq-default eglot-workspace-configuration
                '(:saidby (:hints (:untagged t :pronouns t))))
  (eglot-signal-didChangeConfiguration (eglot-current-server))
  (wait "hints"
        (lambda ()
          (let ((found (ask :textDocument/inlayHint
                            :range (list :start (eglot--pos-to-lsp-position (point-min))
                                         :end (eglot--pos-to-lsp-position (point-max))))))
            (and (> (length found) 0) found)))))

(defun look-beside ()
  "What this client has no commands for."
  (note 'lenses (length (ask :textDocument/codeLens)))
  (note 'folds (ask :textDocument/foldingRange))
  (note 'tokens (plist-get (ask :textDocument/semanticTokens/full) :data))
  (note 'pulled (length (plist-get (ask :textDocument/diagnostic) :items)))
  (note 'drafts (length (plist-get (ask :workspace/diagnostic :previousResultIds [])
                                   :items)))
  (put-cursor "built in")
  (note 'selections (ask :textDocument/selectionRange
                         :positions (vector (eglot--pos-to-lsp-position))))
  (note 'hints (hints)))

(defun look ()
  (note 'client (plist-get (eglot--server-info (eglot-current-server)) :name))
  (flymake-start)
  (wait-for-findings 2)
  (note 'findings (vconcat (findings)))
  (put-cursor "she said")
  (note 'hover (card))
  (put-cursor "It was built")
  (note 'definition
        (string-join (summaries (xref-backend-definitions 'eglot "")) "\n"))
  (put-cursor "Ana Ruiz")
  (note 'references (length (xref-backend-references 'eglot "")))
  (note 'workspace (summaries (xref-backend-apropos 'eglot "Ruiz")))
  (note 'symbols (vconcat (strings-in (eglot-imenu))))
  (note 'highlights
        (length (jsonrpc-request (eglot-current-server)
                                 :textDocument/documentHighlight
                                 (eglot--TextDocumentPositionParams)))))

(defun change ()
  (note 'offered (vconcat (act "disgrace" "Attribute to Mara Lindqvist")))
  (note 'settled (buffer-string))
  (wait-for-findings 1)
  (act "she said" "Write “Ruiz” instead of “she”")
  (act "It leaks" "Make all quotation marks curly")
  (wait-for-findings 0)
  (put-cursor "Ruiz. “It")
  (eglot-rename "Ida Wahl")
  (told)
  (note 'renamed (buffer-string)))

(defun complete ()
  (goto-char (point-max))
  (insert "\n🙂 “No,” said Li")
  (told)
  (let* ((found (eglot-completion-at-point))
         (proposed (all-completions "Li" (nth 2 found))))
    (note 'completed (vconcat (mapcar #'substring-no-properties proposed)))
    (note 'typed (buffer-substring-no-properties (nth 0 found) (nth 1 found)))))

(defun finish (status)
  (with-temp-file (getenv "SAIDBY_SEEN")
    (insert (json-encode (nreverse seen))))
  (kill-emacs status))

(condition-case problem
    (progn
      (find-file (getenv "SAIDBY_DRAFT"))
      (apply #'eglot (eglot--guess-contact))
      (look)
      (look-beside)
      (change)
      (complete)
      (set-buffer-modified-p nil)
      (eglot-shutdown (eglot-current-server) nil 5 nil)
      (finish 0))
  (error
   (note 'error (error-message-string problem))
   (finish 1)))

;;; emacs.el ends here
